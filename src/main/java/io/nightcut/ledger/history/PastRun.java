package io.nightcut.ledger.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of the past.
 *
 * @param execution by which Spring Batch knows it
 * @param night by which Spring Batch knows it together with its restarts
 * @param endedAt null: it still runs, or was killed
 * @param ending in lower case, as Spring Batch has stored it; null likewise
 * @param figures null: it has not come to its end, or an earlier version ran it
 */
public record PastRun(
        long execution,
        long night,
        String manifest,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String ending,
        @Nullable RunFigures figures) {

    /** In one word why it ended before everything was done; null: it did not, or nobody knows. */
    public @Nullable String stopReason() {
        return figures == null ? null : figures.stopReason();
    }
}
