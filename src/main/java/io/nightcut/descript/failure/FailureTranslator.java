package io.nightcut.descript.failure;

import io.nightcut.descript.failure.DescriptException.Busy;
import io.nightcut.descript.failure.DescriptException.OutOfCredit;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.text.ForeignText;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns an exception of Spring's HTTP client into what it means, by the table of errors in Descript's guide. */
public final class FailureTranslator {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_MESSAGE = 500;
    private static final int NOT_FOUND = 404;

    private FailureTranslator() {}

    /**
     * Returns the failure that this exception stands for.
     *
     * @param pause how long to make no such calls after a 429 without a {@code Retry-After} header
     * @param now for answers that do not show their server's time
     */
    public static DescriptException translate(RestClientException failure, Duration pause, Instant now) {
        if (failure instanceof HttpClientErrorException answer) {
            return refusal(answer, pause, now);
        }
        if (failure instanceof HttpServerErrorException answer) {
            return new Unanswered("Descript answered " + answer.getStatusCode().value());
        }
        Throwable cause = ExceptionUtils.getRootCause(failure);
        if (cause instanceof ProxyRefusalException) {
            return new ProxyRefused(Objects.requireNonNullElse(cause.getMessage(), ""));
        }
        if (ExceptionUtils.indexOfType(failure, NotSentException.class) >= 0) {
            return new Unreachable("no connection to Descript (" + describe(cause) + ")");
        }
        if (ExceptionUtils.indexOfType(failure, ConnectException.class) >= 0) {
            // It proves nothing: the JDK may have sent the request before, and tell of its second try alone.
            return new Unanswered("no connection to Descript (" + describe(cause) + ")");
        }
        if (cause instanceof HttpTimeoutException) {
            return new Unanswered("timed out without an answer");
        }
        return new Unanswered("no readable answer (" + describe(cause) + ")");
    }

    private static DescriptException refusal(HttpClientErrorException answer, Duration pause, Instant now) {
        int status = answer.getStatusCode().value();
        Optional<String> own = ownMessage(answer);
        String message = own.orElse(answer.getStatusText());
        if (own.isPresent() && status != NOT_FOUND && OutOfCreditWords.areIn(message)) {
            return new OutOfCredit(message);
        }
        return switch (status) {
            case 401 -> new Unauthorized(message);
            case 402 -> new OutOfCredit(message);
            case 408 -> new Unanswered("Descript answered 408");
            case 429 ->
                isBusyProject(message)
                        ? new Busy(message)
                        : new RateLimited(message, retryAfter(answer.getResponseHeaders(), pause, now));
            default -> new Rejected(status, message, isPage(answer));
        };
    }

    /** A job that runs for the whole account is nothing that one project has to wait for alone. */
    private static boolean isBusyProject(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("already running") && !words.contains("account") && !words.contains("drive");
    }

    private static boolean isPage(HttpClientErrorException answer) {
        return answer.getResponseBodyAsString().stripLeading().startsWith("<");
    }

    /** Descript's own message; empty when a gateway answers HTML. */
    private static Optional<String> ownMessage(HttpClientErrorException answer) {
        try {
            JsonNode body = JSON.readTree(answer.getResponseBodyAsString());
            ForeignText message = ForeignText.of(body.path("message").asString(""));
            return message.isBlank() ? Optional.empty() : Optional.of(message.shown(LONGEST_MESSAGE));
        } catch (JacksonException e) {
            return Optional.empty(); // The status text has to do.
        }
    }

    /** By the clock of the server that answers, if it shows it: both times are its own. */
    private static Duration retryAfter(@Nullable HttpHeaders headers, Duration pause, Instant now) {
        return headers == null
                ? pause
                : RetryAfter.of(
                        headers.getFirst(HttpHeaders.RETRY_AFTER),
                        serverTime(headers).orElse(now),
                        pause);
    }

    private static Optional<Instant> serverTime(HttpHeaders headers) {
        try {
            return headers.getDate() < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(headers.getDate()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An exception in one line, for a message: its class and the first line of its own message. */
    public static String describe(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
