package io.nightcut.control;

import java.time.Duration;
import java.time.Instant;

/** A run and its restarts: what is asked for one night holds for all of them, and not for the next night. */
public final class Night {

    /** Counted from its first start. */
    public static final Duration LONGEST = Duration.ofHours(18);

    private Night() {}

    /** Whether a start at this time belongs to the night that began then. A clock may have been set in between, both ways. */
    public static boolean isSame(Instant began, Instant now) {
        return Duration.between(began, now).abs().compareTo(LONGEST) < 0;
    }
}
