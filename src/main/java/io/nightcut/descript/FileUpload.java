package io.nightcut.descript;

import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.FailureTranslator;
import io.nightcut.http.HttpClients;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;

/**
 * PUTs a file to the upload address that Descript gave for it, streamed from disk. The address belongs to a storage server
 * and not to the API: it gets no token, and of its answers only the status is reported, since their text may contain the
 * address, which is a secret.
 */
@Component
public class FileUpload {

    private static final Duration TICK = Duration.ofSeconds(1);

    /** A gigabyte may take hours: only a time in which no byte is sent means that the upload is stuck. */
    private static final Duration STANDSTILL = Duration.ofMinutes(5);

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClients clients;
    private final HttpClient client;

    FileUpload(HttpClients clients) {
        this.clients = clients;
        this.client = clients.newClient().connectTimeout(CONNECTING).build();
    }

    /**
     * Returns when the storage server has all bytes.
     *
     * @param goesOn asked every second, with the number of bytes sent so far; false cancels the upload
     * @throws Rejected the server did not accept the file, or (status 0) the address is not an https address
     * @throws ProxyRefused a proxy on the way refused: no upload can succeed
     * @throws Unanswered the upload broke off, was cancelled, or the server answered 5xx, 408 or 429
     */
    public void put(String uploadUrl, Path file, LongPredicate goesOn) {
        CountingBodyPublisher body = bodyOf(file);
        URI to = safe(uploadUrl);
        HttpRequest request = clients.newRequest(to)
                .header("Content-Type", "application/octet-stream")
                .PUT(body)
                .build();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            int status = await(answer, body, goesOn).statusCode();
            if (status == PROXY_AUTHENTICATION_REQUIRED) {
                throw new ProxyRefused(clients.proxyRefusal(to));
            }
            judge(status);
        } catch (ExecutionException e) {
            String refusal = clients.tunnelRefusal(to, causeOf(e));
            if (refusal != null) {
                throw new ProxyRefused(refusal);
            }
            throw new Unanswered("the upload broke off (%s)".formatted(FailureTranslator.describe(causeOf(e))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("the upload was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpResponse<Void> await(
            CompletableFuture<HttpResponse<Void>> answer, CountingBodyPublisher body, LongPredicate goesOn)
            throws InterruptedException, ExecutionException {
        long sent = 0;
        long since = System.nanoTime();
        while (true) {
            try {
                return answer.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!goesOn.test(body.sent())) {
                    throw new Unanswered("the upload was cancelled");
                }
                if (body.sent() > sent) {
                    sent = body.sent();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > STANDSTILL.toNanos()) {
                    throw new Unanswered("no bytes were sent for %d min".formatted(STANDSTILL.toMinutes()));
                }
            }
        }
    }

    private static void judge(int status) {
        if (status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
            throw new Unanswered("the upload server answered %d".formatted(status));
        }
        if (status < 200 || status >= 300) {
            throw new Rejected(status, "the upload server did not accept the file");
        }
    }

    private static CountingBodyPublisher bodyOf(Path file) {
        try {
            return new CountingBodyPublisher(BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new Unanswered("the file could not be opened");
        }
    }

    private static URI safe(String uploadUrl) {
        try {
            URI uri = URI.create(uploadUrl);
            if (DescriptSettings.isSafe(uri) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Its message contains the address.
        }
        throw new Rejected("the upload address from Descript is not an https:// address");
    }

    private static Throwable causeOf(ExecutionException e) {
        return Objects.requireNonNullElse(e.getCause(), e);
    }
}
