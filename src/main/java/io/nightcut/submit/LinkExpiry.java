package io.nightcut.submit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Pre-signed links end, and Descript may fetch a file long after it was asked to. */
public final class LinkExpiry {

    /** Descript's guide asks for links that last 12 to 48 hours. */
    private static final Duration LASTS = Duration.ofHours(12);

    private LinkExpiry() {}

    /** Whether a link may have ended before Descript has fetched what was submitted then. */
    public static boolean isSoonAfter(Instant submitted, @Nullable Instant expires) {
        return expires != null && expires.isBefore(submitted.plus(LASTS));
    }
}
