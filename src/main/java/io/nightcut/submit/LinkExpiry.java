package io.nightcut.submit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a pre-signed link may expire before Descript fetches the file, which can be long after the import is submitted. */
public final class LinkExpiry {

    /** Descript's guide asks for links that last 12 to 48 hours. */
    private static final Duration LASTS = Duration.ofHours(12);

    private LinkExpiry() {}

    /** Whether a link may expire before Descript fetches a file that is submitted at this time; null never expires. */
    public static boolean isSoonAfter(Instant submitted, @Nullable Instant expires) {
        return expires != null && expires.isBefore(submitted.plus(LASTS));
    }
}
