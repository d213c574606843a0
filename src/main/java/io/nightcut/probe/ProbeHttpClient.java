package io.nightcut.probe;

import io.nightcut.http.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends the probe's requests. They identify nobody: no token, no cookie, no password. */
final class ProbeHttpClient {

    private final HttpClients clients;
    private final HttpClient http;
    private final Duration timeout;

    /** As many threads as there are requests at once; they end when they have nothing to do. */
    private final Executor lookups = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "probe-lookup");
        thread.setDaemon(true);
        return thread;
    });

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

    /** The address is looked up and judged first, in a thread of its own. */
    CompletableFuture<HttpResponse<byte[]>> send(ProbeRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = new CompletableFuture<>();
        lookups.execute(() -> {
            try {
                clients.refusePrivate(uri(request));
                if (!answer.isDone()) {
                    forward(sendAllowed(request), request, answer);
                }
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /**
     * The client looks the host up once more. As a rule it gets what was judged, which the JVM has kept; if not, the JVM
     * keeps what the client got, and that is judged before anybody sees the response.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Its result is forwarded.
    private void forward(
            CompletableFuture<HttpResponse<byte[]>> sent,
            ProbeRequest request,
            CompletableFuture<HttpResponse<byte[]>> answer) {
        answer.whenComplete((response, failure) -> sent.cancel(true));
        sent.whenCompleteAsync(
                (response, failure) -> {
                    try {
                        clients.refusePrivate(uri(request));
                        if (failure == null) {
                            answer.complete(response);
                        } else {
                            answer.completeExceptionally(failure);
                        }
                    } catch (IOException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                lookups);
    }

    private CompletableFuture<HttpResponse<byte[]>> sendAllowed(ProbeRequest request) {
        HttpRequest.Builder builder =
                clients.newRequest(uri(request)).timeout(timeout).header("User-Agent", "nightcut");
        return request.isHead()
                ? http.sendAsync(builder.method("HEAD", BodyPublishers.noBody()).build(), FirstPart::ofHead)
                : http.sendAsync(
                        builder.header("Range", "bytes=0-" + (FirstPart.LENGTH - 1))
                                .build(),
                        FirstPart::ofGet);
    }
}
