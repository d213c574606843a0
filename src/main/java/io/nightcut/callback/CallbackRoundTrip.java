package io.nightcut.callback;

import io.nightcut.control.NightcutException;
import io.nightcut.http.HttpClients;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries the way that Descript's callbacks take: listens as a run does, calls the public address with a word that is used
 * once, and sees whether it arrives. It calls from here, not from Descript: a firewall may still tell the two apart.
 */
@Component
public class CallbackRoundTrip {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final long SECONDS_TO_ARRIVE = 2;

    private final CallbackSettings settings;
    private final Callbacks callbacks;
    private final CallbackHints hints;
    private final HttpClients clients;

    CallbackRoundTrip(CallbackSettings settings, Callbacks callbacks, CallbackHints hints, HttpClients clients) {
        this.settings = settings;
        this.callbacks = callbacks;
        this.hints = hints;
        this.clients = clients;
    }

    /**
     * What was seen, in a sentence.
     *
     * @param arrived whether the call came back to us
     */
    public record Finding(boolean arrived, String sentence) {}

    /** Whether callbacks are on at all. */
    public boolean isOn() {
        return settings.isOn();
    }

    /**
     * Makes the round trip.
     *
     * @throws NightcutException it cannot listen: exit code 2
     */
    public Finding make() {
        String word = CallbackSecret.oneTimeWord();
        URI url = settings.with(word);
        CompletableFuture<String> arrival = new CompletableFuture<>();
        CallbackServlet servlet = new CallbackServlet(
                url.getRawPath(), hints, body -> arrival.complete(new String(body, StandardCharsets.UTF_8)));
        CallbackServer server = callbacks.start(servlet);
        try {
            return call(url, word, arrival);
        } finally {
            server.close();
        }
    }

    private Finding call(URI url, String word, CompletableFuture<String> arrival) {
        HttpClient client = clients.newClient().connectTimeout(LONGEST).build();
        try {
            HttpResponse<Void> answer = client.send(
                    clients.newRequest(url)
                            .timeout(LONGEST)
                            .POST(BodyPublishers.ofString(word))
                            .build(),
                    BodyHandlers.discarding());
            return word.equals(awaited(arrival))
                    ? new Finding(true, "A call to %s arrived here".formatted(settings.shown()))
                    : missing("%s. It did not arrive on %s".formatted(answered(answer), settings.listen()));
        } catch (IOException e) {
            return missing(failed(url, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing("the check was interrupted");
        }
    }

    private Finding missing(String why) {
        return new Finding(false, "A call to %s did not come back: %s".formatted(settings.shown(), why));
    }

    private static @Nullable String awaited(CompletableFuture<String> arrival) throws InterruptedException {
        try {
            return arrival.get(SECONDS_TO_ARRIVE, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            return null;
        }
    }

    private static String answered(HttpResponse<?> answer) {
        int status = answer.statusCode();
        String server = answer.headers()
                .firstValue("Server")
                .map(name -> " by a server that calls itself " + shortened(name))
                .orElse("");
        String meaning;
        if (status == 404) {
            meaning = "the server there does not pass this path on";
        } else if (status == 401 || status == 403) {
            meaning = "a login or a firewall stands before it";
        } else if (status / 100 == 3) {
            meaning = "it leads elsewhere, and Descript may not follow";
        } else if (status == 502 || status == 503 || status == 504) {
            meaning = "a server stands before it and does not reach us";
        } else {
            meaning = "another server answered, or a page of a proxy";
        }
        return "it was answered %d%s: %s".formatted(status, server, meaning);
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9 ./_()-]", "");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    private static String failed(URI url, IOException failure) {
        String host = url.getHost();
        if (isCausedBy(failure, UnknownHostException.class) || isCausedBy(failure, UnresolvedAddressException.class)) {
            return "there is no host %s in the DNS".formatted(host);
        }
        if (isCausedBy(failure, SSLException.class)) {
            return "%s has no TLS certificate that is trusted, or does not speak TLS".formatted(host);
        }
        if (isCausedBy(failure, HttpTimeoutException.class)) {
            return "%s did not answer within %d s".formatted(host, LONGEST.toSeconds());
        }
        if (isCausedBy(failure, ConnectException.class)) {
            return "%s refused the connection".formatted(host);
        }
        return "%s closed the connection, or does not speak HTTP".formatted(host);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return ExceptionUtils.indexOfType(failure, type) >= 0;
    }
}
