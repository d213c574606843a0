package io.nightcut.sandbox;

import java.time.Duration;

/** So many calls in any window of this length. */
public record Quota(int calls, Duration window) {

    public Quota {
        if (calls < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A quota needs calls and a window, not " + calls + " in " + window);
        }
    }

    public static Quota perMinute(int calls) {
        return new Quota(calls, Duration.ofMinutes(1));
    }

    public static Quota perSecond(int calls) {
        return new Quota(calls, Duration.ofSeconds(1));
    }
}
