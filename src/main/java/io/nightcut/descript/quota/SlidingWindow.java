package io.nightcut.descript.quota;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The arithmetic of a rate limit: no more calls in <em>any</em> stretch of a period than Descript allows. It tells how
 * long to wait and never waits itself; {@link SlidingWindowRateLimiter} does. All instants are readings of one nanosecond
 * clock, handed in by the caller. Not thread-safe.
 *
 * <p>A call counts from its permit until a period after its <em>answer</em>: the server counted it somewhere in between,
 * so the call that takes its place is outside the server's window however long the network takes. Where the server
 * allows less than the configured limit, its answers lower the {@link AllowedRate}.
 */
final class SlidingWindow {

    private final long period;
    private final AllowedRate rate;
    private final Deque<Long> answered = new ArrayDeque<>();
    private int inFlight;
    private int countAtPermit;
    private long heldUntil;

    SlidingWindow(int limit, Duration period, long now) {
        this.period = period.toNanos();
        this.rate = new AllowedRate(limit, period, now);
        this.heldUntil = now;
    }

    /** Allows no calls for this long; of several holds the longest counts. */
    void hold(Duration duration, long now) {
        long until = now + duration.toNanos();
        if (until - heldUntil > 0) {
            heldUntil = until;
        }
    }

    /** How long until it is worth asking again for so many permits; 0 or less: they can be taken now. */
    long nanosToWait(int permits, long now) {
        dropExpired(now);
        if (heldUntil - now > 0) {
            return heldUntil - now;
        }
        rate.recover(now);
        if (answered.size() + inFlight + permits <= rate.calls()) {
            return 0;
        }
        return answered.isEmpty() ? period : answered.getFirst() + period - now;
    }

    /** Counts so many calls from here on. To be called only when there is nothing to wait for. */
    void take(int permits) {
        inFlight += permits;
        countAtPermit = answered.size() + inFlight;
    }

    /** One of the calls in flight has ended, well or badly. */
    void answered(long now) {
        inFlight--;
        answered.addLast(now);
    }

    /** A call got a 429 although it had a permit: the server allows no more than it has just answered. */
    void refused(Duration retryAfter, long now) {
        hold(retryAfter, now);
        dropExpired(now);
        rate.follow(answered.size(), now);
        answered(now);
    }

    /**
     * The server says how many more calls it would have taken beside the last one. What was in the window at that call's
     * permit counts with them, though some of it may have left since.
     */
    void remaining(int calls, long now) {
        rate.follow(countAtPermit + calls, now);
    }

    /** How many calls Descript allows in a period, as far as its answers tell. */
    int allowed() {
        return rate.calls();
    }

    boolean isBelowLimit() {
        return rate.isBelowLimit();
    }

    /** How many permits the window holds right now; a hold is left aside. */
    int available(long now) {
        nanosToWait(1, now);
        return rate.calls() - answered.size() - inFlight;
    }

    void changeLimit(int limit) {
        rate.changeLimit(limit);
    }

    private void dropExpired(long now) {
        while (!answered.isEmpty() && now - answered.getFirst() >= period) {
            answered.removeFirst();
        }
    }
}
