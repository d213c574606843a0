package io.nightcut.descript;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/**
 * The program's only clock. It follows the API's own, by the {@code Date} header of its answers: what Descript lists by
 * creation time is found however wrong the local clock is, also when it is changed during a run. Until the first answer
 * it shows the local time.
 *
 * <p>One answer proves nothing: it may come from a gateway, with a clock of its own. Several good ones have to agree. And
 * once an answer has shown this time, several may be wrong together: one of Descript's servers, which answers one kind of
 * calls, may be wrong by a day. Then it is {@link #isContradicted}, and the answer to {@code GET /status} decides.
 */
@Component
class ApiClock extends Clock implements ClientHttpRequestInterceptor {

    /** The header has whole seconds, and the answer took its time: smaller differences are ignored. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** So many answers in a row have to show the same time before it is believed. */
    static final int AGREEING = 3;

    /** How far apart they may be, since some are slower than others. */
    private static final Duration AGREEMENT = Duration.ofSeconds(5);

    /** By so much two right clocks may differ in time. */
    private static final Duration DRIFT = Duration.ofMinutes(1);

    /** The time in this thread's last answer, until it is known whether that can be read. */
    private static final ThreadLocal<@Nullable Shown> LAST_DATE = new ThreadLocal<>();

    private record Shown(Instant date, boolean byStatus) {}

    private final Clock local;
    private final LongSupplier nanoTime;
    private Duration ahead = Duration.ZERO;

    /** Another difference, which so many answers in a row have shown. */
    private Duration candidate = Duration.ZERO;

    private int agreeing;

    /** Whether answers have shown this time, since the start or since the machine's clock was put ahead. */
    private boolean isConfirmed;

    private Instant lastTime;
    private long lastNanos;

    ApiClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    ApiClock(Clock local, LongSupplier nanoTime) {
        this.local = local;
        this.nanoTime = nanoTime;
        this.lastTime = local.instant();
        this.lastNanos = nanoTime.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        return localTime().plus(ahead);
    }

    /**
     * The local time. If the local clock is set back, say by hours, whoever waits for an instant would wait for hours more
     * without a call that shows the true time; so a step back is made up for at once. A step ahead may be right, as after a
     * sleep of the machine: the next answers tell.
     */
    private Instant localTime() {
        Instant time = local.instant();
        long nanos = nanoTime.getAsLong();
        Duration setBack = Duration.between(time, lastTime.plusNanos(nanos - lastNanos));
        if (setBack.compareTo(TOLERANCE) > 0) {
            ahead = ahead.plus(setBack);
        } else if (setBack.negated().compareTo(TOLERANCE) > 0) {
            isConfirmed = false;
        }
        lastTime = time;
        lastNanos = nanos;
        return time;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        LAST_DATE.remove();
        ClientHttpResponse response = execution.execute(request, body);
        if (response.getStatusCode().is2xxSuccessful()
                && MediaType.APPLICATION_JSON.isCompatibleWith(
                        response.getHeaders().getContentType())) {
            boolean byStatus = request.getURI().getPath().endsWith("/status");
            date(response.getHeaders()).ifPresent(date -> LAST_DATE.set(new Shown(date, byStatus)));
        }
        return response;
    }

    private static Optional<Instant> date(HttpHeaders answer) {
        try {
            long date = answer.getDate();
            return date < 0
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(date).plusMillis(500));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Not a date: the answer is of use all the same.
        }
    }

    /** This thread's last answer could be read: it is the API's own, and its time counts. */
    void answerWasRead() {
        Shown shown = LAST_DATE.get();
        if (shown != null) {
            LAST_DATE.remove();
            learn(shown.date(), shown.byStatus());
        }
    }

    synchronized void learn(Instant date, boolean byStatus) {
        Duration difference = Duration.between(localTime(), date);
        if (agree(difference, ahead, TOLERANCE)) {
            agreeing = 0;
            isConfirmed = true;
        } else {
            agreeing = agreeing > 0 && agree(difference, candidate, AGREEMENT) ? agreeing + 1 : 1;
            candidate = difference;
        }
        if (isContradicted() && (!isConfirmed || byStatus || agree(candidate, ahead, DRIFT))) {
            ahead = candidate;
            agreeing = 0;
            isConfirmed = true;
        }
    }

    /** Whether so many answers in a row have shown another time that {@code GET /status} is to be asked. */
    synchronized boolean isContradicted() {
        return agreeing >= AGREEING;
    }

    /** It was asked, and may not have told: it is asked again when so many more have shown another time. */
    synchronized void wasAsked() {
        agreeing = 0;
    }

    /** Whether the last answers showed another time, and too few of them to be believed. */
    synchronized boolean isUnsure() {
        return agreeing > 0;
    }

    private static boolean agree(Duration one, Duration other, Duration within) {
        return one.minus(other).abs().compareTo(within) <= 0;
    }

    @Override
    public ZoneId getZone() {
        return local.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ApiClock(local.withZone(zone), nanoTime);
    }
}
