package io.nightcut.descript.quota;

import java.time.Duration;

/**
 * How many calls of a kind Descript really allows in a period, as far as its answers tell: never more than the configured
 * limit, never less than one. It falls at once when an answer says so, and rises by one call after each five periods
 * without such an answer. All instants are readings of one nanosecond clock.
 */
final class AllowedRate {

    private static final int QUIET_PERIODS = 5;

    private final long quiet;
    private int limit;
    private int calls;
    private long since;

    AllowedRate(int limit, Duration period, long now) {
        this.quiet = QUIET_PERIODS * period.toNanos();
        this.limit = limit;
        this.calls = limit;
        this.since = now;
    }

    int calls() {
        return calls;
    }

    boolean isBelowLimit() {
        return calls < limit;
    }

    /** Raises the rate by one call if it has not changed for five periods. */
    void recover(long now) {
        if (now - since >= quiet) {
            follow(calls + 1, now);
        }
    }

    /** Descript's answer tells that it allows this many calls. */
    void follow(int allowed, long now) {
        calls = Math.max(1, Math.min(allowed, limit));
        since = now;
    }

    /** Sets another limit, and takes Descript to allow all of it. */
    void changeLimit(int newLimit) {
        limit = newLimit;
        calls = newLimit;
    }
}
