package io.nightcut.descript;

import io.nightcut.descript.failure.NotSentException;
import io.nightcut.descript.failure.ProxyRefusalException;
import io.nightcut.http.HttpClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/**
 * One request to the API, sent once, whose answer is read whole before anybody looks at it. The time-out is for all of
 * it: a body that comes a byte a minute has no end otherwise.
 *
 * <p>A failure is a {@link NotSentException} only where this very request's body was never asked for and no longer can be:
 * without it no server has a request that it could carry out. That holds for every JDK; its exceptions prove nothing,
 * since after a silent second try a {@code ConnectException} tells of the second one only.
 */
final class ApiRequest extends AbstractClientHttpRequest {

    private static final int MEGABYTE = 1 << 20;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /** The JDK's client writes these itself. */
    private static final Set<String> OF_THE_CLIENT = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OF_THE_CLIENT.addAll(Set.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.HOST, HttpHeaders.CONNECTION));
    }

    private final HttpClients clients;
    private final PostPermission permission;
    private final HttpClient client;
    private final HttpMethod method;
    private final URI uri;
    private final Duration timeout;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    ApiRequest(
            HttpClients clients,
            PostPermission permission,
            HttpClient client,
            HttpMethod method,
            URI uri,
            Duration timeout) {
        this.clients = clients;
        this.permission = permission;
        this.client = client;
        this.method = method;
        this.uri = uri;
        this.timeout = timeout;
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    @Override
    public URI getURI() {
        return uri;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
        return body;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
        boolean hasBody = body.size() > 0;
        SingleUseBody sent = new SingleUseBody(BodyPublishers.ofByteArray(body.toByteArray()), permission);
        HttpRequest.Builder request =
                clients.newRequest(uri).method(method.name(), hasBody ? sent : BodyPublishers.noBody());
        headers.forEach((name, values) -> values.stream()
                .filter(value -> !OF_THE_CLIENT.contains(name))
                .forEach(value -> request.header(name, value)));
        HttpResponse<byte[]> answer;
        try {
            answer = await(client.sendAsync(request.build(), response -> new BoundedBody(longest())));
        } catch (IOException e) {
            if (hasBody && !sent.withhold()) {
                throw e;
            }
            String refusal = clients.tunnelRefusal(uri, e);
            if (refusal != null) {
                throw new ProxyRefusalException(refusal);
            }
            throw hasBody ? new NotSentException(e) : e;
        }
        if (answer.statusCode() == PROXY_AUTHENTICATION_REQUIRED && sent.withhold()) {
            throw new ProxyRefusalException(clients.proxyRefusal(uri));
        }
        return new ApiAnswer(answer);
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer within " + timeout);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof IOException io ? io : new IOException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** A page of a hundred jobs, each with what its agent said, is the longest there is. */
    private int longest() {
        boolean isPage = method.equals(HttpMethod.GET) && uri.getPath().matches(".*/(jobs|projects)");
        return isPage ? 8 * MEGABYTE : MEGABYTE;
    }
}
