package io.nightcut.descript;

import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.FailureTranslation;
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
 * PUTs a file to the address that Descript gave for it, from the disk and not through memory. That is a store's and not
 * the API's: it gets no token, and its answers are told by their status alone, since their words may hold the address.
 */
@Component
public class FileUpload {

    private static final Duration TICK = Duration.ofSeconds(1);

    /** A gigabyte may take hours, so that only a time without any movement says that no more is to come. */
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
     * Returns when the store has all bytes.
     *
     * @param goesOn asked every second, with the number of bytes that have left; false ends the upload
     * @throws Rejected the store does not take it, or (status 0) the address is none to send a video to
     * @throws ProxyRefused a proxy on the way wants another password: no upload can succeed
     * @throws Unanswered it broke off, or the store is unwell
     */
    public void put(String uploadUrl, Path file, LongPredicate goesOn) {
        CountingBody body = bodyOf(file);
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
            throw new Unanswered("the upload broke off (%s)".formatted(FailureTranslation.describe(causeOf(e))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("the upload was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpResponse<Void> await(
            CompletableFuture<HttpResponse<Void>> answer, CountingBody body, LongPredicate goesOn)
            throws InterruptedException, ExecutionException {
        long sent = 0;
        long since = System.nanoTime();
        while (true) {
            try {
                return answer.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!goesOn.test(body.sent())) {
                    throw new Unanswered("the upload was ended");
                }
                if (body.sent() > sent) {
                    sent = body.sent();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > STANDSTILL.toNanos()) {
                    throw new Unanswered("nothing has moved for %d min".formatted(STANDSTILL.toMinutes()));
                }
            }
        }
    }

    private static void judge(int status) {
        if (status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
            throw new Unanswered("the upload was answered %d".formatted(status));
        }
        if (status < 200 || status >= 300) {
            throw new Rejected(status, "the upload address does not take the file");
        }
    }

    private static CountingBody bodyOf(Path file) {
        try {
            return new CountingBody(BodyPublishers.ofFile(file));
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
            // Its message would tell the address.
        }
        throw new Rejected("the upload address that Descript gave is no https address");
    }

    private static Throwable causeOf(ExecutionException e) {
        return Objects.requireNonNullElse(e.getCause(), e);
    }
}
