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
 * The one clock of the program: the API's, learnt from the {@code Date} of its answers. What is looked for in Descript by
 * its time is so found, however wrong this machine's clock is, and whether or not it was set in between.
 */
@Component
class ApiClock extends Clock implements ClientHttpRequestInterceptor {

    /** A date tells the second only, and the answer has travelled: less than this is no difference. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Clock machine;
    private final LongSupplier nanoTime;
    private Duration ahead = Duration.ZERO;
    private Instant lastTime;
    private long lastNanos;

    ApiClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    ApiClock(Clock machine, LongSupplier nanoTime) {
        this.machine = machine;
        this.nanoTime = nanoTime;
        this.lastTime = machine.instant();
        this.lastNanos = nanoTime.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        return machineTime().plus(ahead);
    }

    /**
     * Who waits for an instant would wait by hours more when the machine's clock is set back by hours, and so would not
     * ask the API what time it is. That it runs ahead, after a sleep say, the next answer mends.
     */
    private Instant machineTime() {
        Instant time = machine.instant();
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
            // No date: the answer itself is as good as any.
        }
    }

    synchronized void learn(Instant date) {
        Duration difference = Duration.between(machineTime(), date);
        if (difference.minus(ahead).abs().compareTo(TOLERANCE) > 0) {
            ahead = difference;
        }
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ApiClock(machine.withZone(zone), nanoTime);
    }
}
