package io.nightcut.notify;

import io.nightcut.control.StopReason;
import io.nightcut.report.MorningSummary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended, in whatever way.
 *
 * @param stopReason why it ended before everything was done; null: it did not
 * @param failure the message that it ended with; null: it came to its end
 * @param summary null: the results could not be read
 * @param report null: none was written
 * @param hasLittleTime whether the program was asked to stop, and is ended in a few seconds
 */
public record EndedRun(
        String manifest,
        Path results,
        int exitCode,
        @Nullable StopReason stopReason,
        @Nullable String failure,
        @Nullable MorningSummary summary,
        @Nullable Path report,
        boolean hasLittleTime) {}
