package io.nightcut.probe;

import io.nightcut.http.HttpClients;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How servers are asked. Nothing is sent that would tell who asks: no token, no cookie, no password. */
final class HttpRequests {

    private final HttpClients clients;
    private final HttpClient http;
    private final Duration timeout;

    HttpRequests(HttpClients clients, Duration timeout) {
        this.clients = clients;
        this.timeout = timeout;
        this.http = clients.newClient().connectTimeout(timeout).build();
    }

    HttpClients clients() {
        return clients;
    }

    CompletableFuture<HttpResponse<@Nullable Void>> send(ProbeRequest inquiry) {
        try {
            HttpRequest.Builder request =
                    clients.newRequest(inquiry.at()).timeout(timeout).header("User-Agent", "nightcut");
            return inquiry.isHead()
                    ? http.sendAsync(
                            request.method("HEAD", BodyPublishers.noBody()).build(), DiscardingBody::ofHead)
                    : http.sendAsync(request.header("Range", "bytes=0-0").build(), DiscardingBody::ofGet);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
