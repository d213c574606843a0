package io.nightcut.probe;

import io.nightcut.http.HttpClients;
import io.nightcut.http.LinkClient;
import io.nightcut.http.LinkRequest;
import io.nightcut.http.LinkResponse;
import io.nightcut.manifest.link.FirstBytes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends the probe's requests. They identify nobody: no token, no cookie, no password. */
final class ProbeHttpClient {

    private final HttpClients clients;
    private final LinkClient links;
    private final Duration timeout;

    /** As many threads as there are requests at once; they end when they have nothing to do. */
    private final Executor threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    });

    ProbeHttpClient(HttpClients clients, Duration timeout) {
        this.clients = clients;
        this.timeout = timeout;
        this.links = clients.newLinkClient(timeout);
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

    /** The time-out is for all of it: a head that comes a byte a minute has no end otherwise. */
    @SuppressWarnings("FutureReturnValueIgnored") // It ends the request only.
    CompletableFuture<ProbeResponse> send(ProbeRequest request) {
        LinkRequest sent =
                links.request(request.isHead() ? "HEAD" : "GET", uri(request)).header("User-Agent", "nightcut");
        if (!request.isHead()) {
            sent.header("Range", "bytes=0-" + (FirstBytes.LENGTH - 1));
        }
        CompletableFuture<ProbeResponse> answer =
                new CompletableFuture<ProbeResponse>().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        threads.execute(() -> {
            try {
                answer.complete(responseTo(sent, request.isHead()));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        answer.whenComplete((response, failure) -> sent.cancel());
        return answer;
    }

    /** The rest of a body is dropped, since a server may send the whole video. */
    private static ProbeResponse responseTo(LinkRequest request, boolean isHead) throws IOException {
        try (LinkResponse response = request.send()) {
            byte[] first = isHead ? new byte[0] : response.body().readNBytes(FirstBytes.LENGTH);
            return new ProbeResponse(new ResponseHead(response.status(), response.headers()), FirstBytes.of(first));
        }
    }

    /** To be called when nothing is left to ask. */
    void closeIdle() {
        links.closeIdle();
    }
}
