package io.nightcut.descript;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/**
 * The program's only clock. It follows the API's own, by the {@code Date} header of its answers: what Descript lists by
 * creation time is found however wrong the local clock is, also when it is changed during a run. Until the first answer
 * it shows the local time.
 */
@Component
class ApiClock extends Clock implements ClientHttpRequestInterceptor {

    /** The header has whole seconds, and the answer took its time: smaller differences are ignored. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Clock local;
    private final LongSupplier nanoTime;
    private Duration ahead = Duration.ZERO;
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
     * without a call that shows the true time; so a step back is made up for at once. A step ahead, as after a sleep of
     * the machine, is corrected by the next answer.
     */
    private Instant localTime() {
        Instant time = local.instant();
        long nanos = nanoTime.getAsLong();
        Duration setBack = Duration.between(time, lastTime.plusNanos(nanos - lastNanos));
        if (setBack.compareTo(TOLERANCE) > 0) {
            ahead = ahead.plus(setBack);
        }
        lastTime = time;
        lastNanos = nanos;
        return time;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse response = execution.execute(request, body);
        learn(response.getHeaders());
        return response;
    }

    private void learn(HttpHeaders answer) {
        try {
            long date = answer.getDate();
            if (date >= 0) {
                learn(Instant.ofEpochMilli(date).plusMillis(500));
            }
        } catch (IllegalArgumentException e) {
            // Not a date: the answer is of use all the same.
        }
    }

    synchronized void learn(Instant date) {
        Duration difference = Duration.between(localTime(), date);
        if (difference.minus(ahead).abs().compareTo(TOLERANCE) > 0) {
            ahead = difference;
        }
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
