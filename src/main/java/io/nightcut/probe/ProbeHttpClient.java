package io.nightcut.probe;

import io.nightcut.http.HttpClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends the probe's requests. They identify nobody: no token, no cookie, no password. */
final class ProbeHttpClient {

    private final HttpClients clients;
    private final HttpClient http;
    private final Duration timeout;

    ProbeHttpClient(HttpClients clients, Duration timeout) {
        this.clients = clients;
        this.timeout = timeout;
        // HTTP/1.1 has one request a connection, so that the limit of requests at once limits connections too.
        this.http = clients.newClient().connectTimeout(timeout).build();
    }

    /** Why no request can be sent, if a proxy refused this one; null: it did not. */
    @Nullable
    String refusal(ProbeRequest request, Throwable failure) {
        return clients.tunnelRefusal(uri(request), failure);
    }

    /** Why no request can be sent, after this one got 407; null: others may succeed. */
    @Nullable
    String refusal(ProbeRequest request) {
        return clients.isTunnelled(uri(request)) ? clients.proxyRefusal(uri(request)) : null;
    }

    /** The proxy that the request goes through, as host and port; null: none. */
    @Nullable
    String proxy(ProbeRequest request) {
        return clients.proxyFor(uri(request));
    }

    private static URI uri(ProbeRequest request) {
        return request.at().toUri().orElseThrow();
    }

    CompletableFuture<HttpResponse<@Nullable Void>> send(ProbeRequest request) {
        try {
            HttpRequest.Builder builder =
                    clients.newRequest(uri(request)).timeout(timeout).header("User-Agent", "nightcut");
            return request.isHead()
                    ? http.sendAsync(
                            builder.method("HEAD", BodyPublishers.noBody()).build(), DiscardingBody::ofHead)
                    : http.sendAsync(builder.header("Range", "bytes=0-0").build(), DiscardingBody::ofGet);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
