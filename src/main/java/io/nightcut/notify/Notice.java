package io.nightcut.notify;

import io.nightcut.report.MorningSummary;
import io.nightcut.text.Redacted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a run. Programs read its fields, as JSON: names are never changed, and new ones come last.
 *
 * @param manifest its path, or {@code -}
 * @param exitCode of the command
 * @param stopReason in one word why it ended before everything was done; null: it did not
 * @param sentence how things stand
 * @param toDo what somebody has to do, a line each
 * @param report null: none was written
 * @param ready how many projects; null, like the next two: nobody knows
 */
record Notice(
        String manifest,
        int exitCode,
        @Nullable String stopReason,
        String sentence,
        List<String> toDo,
        @Nullable String report,
        @Nullable String results,
        @Nullable Integer ready,
        @Nullable Integer needsSomeone,
        @Nullable Integer atNextRun) {

    Notice {
        sentence = Redacted.text(sentence);
        toDo = List.copyOf(toDo);
    }

    static Notice of(EndedRun run) {
        MorningSummary summary = run.summary();
        return new Notice(
                run.manifest(),
                run.exitCode(),
                run.stopReason() == null ? null : run.stopReason().toString(),
                run.failure() == null
                        ? summary == null ? "The run ended with exit code " + run.exitCode() + "." : summary.sentence()
                        : run.failure(),
                summary == null ? List.of() : summary.toDo(),
                run.report() == null ? null : run.report().toString(),
                run.failure() == null ? run.results().toString() : null,
                summary == null ? null : summary.ready(),
                summary == null ? null : summary.needsSomeone(),
                summary == null ? null : summary.byItself());
    }

    /** {@code night.csv: 97 of 100 are ready; 3 need you.} */
    String title() {
        return fileName() + ": " + sentence;
    }

    /** Short enough for a phone. */
    String text() {
        List<String> lines = new ArrayList<>(List.of(title()));
        if (stopReason != null) {
            lines.add("Stopped before the end (" + stopReason + ").");
        }
        toDo.forEach(move -> lines.add("- " + move));
        if (report != null) {
            lines.add("Report: " + report);
        }
        return String.join("\n", lines);
    }

    private String fileName() {
        return manifest.equals("-") ? "Standard input" : manifest.substring(manifest.lastIndexOf('/') + 1);
    }
}
