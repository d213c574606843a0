package io.nightcut.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often, how densely and with what success a job was looked at. */
final class Looks {

    int count;

    @Nullable
    Duration smallestGap;

    @Nullable
    Instant settledSeenAt;

    private @Nullable Instant last;

    /** A read of the job by its id. */
    void look(Instant now) {
        if (last != null) {
            Duration gap = Duration.between(last, now);
            smallestGap = smallestGap == null || gap.compareTo(smallestGap) < 0 ? gap : smallestGap;
        }
        last = now;
        count++;
    }

    /** Any read, in a listing too, showed how the job ended. */
    void settled(Instant now) {
        if (settledSeenAt == null) {
            settledSeenAt = now;
        }
    }
}
