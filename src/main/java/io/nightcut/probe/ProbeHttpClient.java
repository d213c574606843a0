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

/** Sends the probe's requests. They identify nobody: no token, no cookie, no password. */
final class ProbeHttpClient {

    private final HttpClient http;
    private final Duration timeout;

    ProbeHttpClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                // One request a connection, so that the limit of requests at once limits connections too.
                .version(Version.HTTP_1_1)
                // RedirectPolicy decides.
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    CompletableFuture<HttpResponse<@Nullable Void>> send(ProbeRequest request) {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(
                            request.at().toUri().orElseThrow())
                    .timeout(timeout)
                    .header("User-Agent", "nightcut");
            return request.isHead()
                    ? http.sendAsync(
                            builder.method("HEAD", BodyPublishers.noBody()).build(), DiscardingBody::ofHead)
                    : http.sendAsync(builder.header("Range", "bytes=0-0").build(), DiscardingBody::ofGet);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
