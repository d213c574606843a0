package io.nightcut.run;

import io.nightcut.control.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, in one line.
 *
 * @param done projects to which nothing more happens in this run
 * @param total projects of the manifest
 * @param failed how many of those that are done failed or need a manual check
 * @param elapsed since the run began
 * @param left until the run ends, estimated; null: nobody can tell yet
 */
record ProgressLine(
        int done,
        int total,
        int failed,
        Duration elapsed,
        @Nullable Duration left) {

    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 5;

    ProgressLine {
        if (done < 0 || done > total || failed < 0 || failed > done || elapsed.isNegative()) {
            throw new IllegalArgumentException("%d of %d done, %d failed, %s".formatted(done, total, failed, elapsed));
        }
    }

    /** {@code [======>    ] 47/100, 12 min, about 8 min left, 2 failed}, never longer than this many characters. */
    String fitting(int width) {
        String words = words();
        int bar = Math.min(WIDEST_BAR, width - words.length() - "[] ".length());
        String line = bar < NARROWEST_BAR ? words : "[" + bar(bar) + "] " + words;
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    private String words() {
        List<String> parts = new ArrayList<>();
        parts.add(done + "/" + total);
        parts.add(Durations.words(elapsed));
        if (left != null) {
            parts.add("about " + Durations.words(left) + " left");
        }
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        return String.join(", ", parts);
    }

    private String bar(int width) {
        int filled = total == 0 ? 0 : (int) ((long) done * width / total);
        String arrow = filled < width ? ">" : "";
        return "=".repeat(filled) + arrow + " ".repeat(width - filled - arrow.length());
    }
}
