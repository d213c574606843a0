package io.nightcut.probe;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How servers are asked. Nothing is sent that would tell who asks: no token, no cookie, no password. */
final class HttpRequests {

    private final HttpClient http;
    private final Duration timeout;

    HttpRequests(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                // One connection, one request: what a server gets at once is as many connections.
                .version(Version.HTTP_1_1)
                // The next address is ours to judge.
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    CompletableFuture<HttpResponse<@Nullable Void>> send(ProbeRequest inquiry) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(inquiry.at()).timeout(timeout).header("User-Agent", "nightcut");
            return inquiry.isHead()
                    ? http.sendAsync(
                            request.method("HEAD", BodyPublishers.noBody()).build(), DiscardingBody::ofHead)
                    : http.sendAsync(request.header("Range", "bytes=0-0").build(), DiscardingBody::ofGet);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
