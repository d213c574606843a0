package io.nightcut.report;

import io.nightcut.control.Durations;
import io.nightcut.ledger.model.Entry;
import io.nightcut.results.ProjectResult;
import io.nightcut.text.ForeignText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project as the report shows it: the same as its row in the results.
 *
 * @param number of its line in the manifest
 * @param reason why it is not simply done, in words
 * @param link into Descript; null: there is none that may be opened
 * @param commands to copy
 */
record ReportRow(
        int number,
        String name,
        String status,
        @Nullable String stopReason,
        @Nullable String resolved,
        String reason,
        String answer,
        String owner,
        @Nullable String link,
        List<String> commands,
        @Nullable BigDecimal mediaSeconds,
        @Nullable BigDecimal aiCredits,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * The row of a project.
     *
     * @param longest of its texts, in code points
     */
    static ReportRow of(Entry entry, List<String> commands, int longest) {
        ProjectResult result = ProjectResult.of(entry);
        return new ReportRow(
                entry.lineNumber(),
                shown(result.name(), longest),
                result.status(),
                result.stopReason(),
                result.resolved(),
                shown(
                        Stream.of(result.review(), result.message())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining("; ")),
                        longest),
                shown(result.agentResponse(), longest),
                shown(result.owner(), longest),
                ProjectLink.of(result.projectUrl()),
                commands,
                result.mediaSecondsUsed(),
                result.aiCreditsUsed(),
                result.startedAt(),
                result.finishedAt(),
                result.attempts());
    }

    private static String shown(@Nullable String text, int longest) {
        return text == null ? "" : ForeignText.of(text).shown(longest);
    }

    /** {@code edit failed}. */
    String statusWords() {
        return resolved == null ? status.replace('_', ' ') : resolved;
    }

    /** {@code 16 min}; empty: nobody knows. */
    String mediaTime() {
        return mediaSeconds == null ? "" : Durations.words(Duration.ofSeconds(mediaSeconds.longValue()));
    }

    /** As the results have it. */
    String credits() {
        return aiCredits == null ? "" : aiCredits.toPlainString();
    }

    String seconds() {
        return mediaSeconds == null ? "" : mediaSeconds.toPlainString();
    }

    /** Of the day, here. */
    String finishedTime() {
        return finishedAt == null ? "" : TIME.format(finishedAt.atZone(ZoneId.systemDefault()));
    }

    String started() {
        return Objects.toString(startedAt, "");
    }

    String finished() {
        return Objects.toString(finishedAt, "");
    }
}
