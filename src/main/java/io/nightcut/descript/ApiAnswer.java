package io.nightcut.descript;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that has arrived whole. */
final class ApiAnswer implements ClientHttpResponse {

    private final HttpResponse<byte[]> response;
    private final HttpHeaders headers = new HttpHeaders();

    ApiAnswer(HttpResponse<byte[]> response) {
        this.response = response;
        response.headers().map().forEach(headers::addAll);
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(response.statusCode());
    }

    /** HTTP/1.1's client does not hand on the server's own words. */
    @Override
    public String getStatusText() {
        HttpStatus known = HttpStatus.resolve(response.statusCode());
        return known == null ? "" : known.getReasonPhrase();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(response.body());
    }

    @Override
    public void close() {
        // Nothing is open any more.
    }
}
