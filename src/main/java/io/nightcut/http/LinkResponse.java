package io.nightcut.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;

/** The response of a server. To be closed; what of its body has not been read then is not received. */
public final class LinkResponse implements Closeable {

    /** In bytes. A shorter body is read to its end, so that its connection can be used again. */
    private static final long SHORT = 16_384;

    private final CloseableHttpResponse response;

    LinkResponse(CloseableHttpResponse response) {
        this.response = response;
    }

    public int status() {
        return response.getCode();
    }

    public HttpHeaders headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    /** Whether the body says where it ends. If not, a part of it cannot be told from the whole. */
    public boolean hasEnd() {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.isChunked() || entity.getContentLength() >= 0;
    }

    /** Of unknown length: whoever reads it sets a bound. */
    public InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    @Override
    public void close() throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null && (entity.getContentLength() < 0 || entity.getContentLength() > SHORT)) {
            response.close(CloseMode.IMMEDIATE); // Else the rest is received.
        } else {
            EntityUtils.consume(entity);
            response.close();
        }
    }
}
