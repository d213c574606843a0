package io.nightcut.cli.morning;

import io.nightcut.cli.format.Document;
import io.nightcut.control.Durations;
import io.nightcut.control.LogTime;
import io.nightcut.ledger.history.PastNight;
import io.nightcut.ledger.history.RunFigures;
import io.nightcut.results.CsvTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code history} prints. */
record HistoryDocument(List<Night> nights) implements Document {

    /**
     * A night. Where its projects stood is null if no run of it came to its end, or an earlier version ran it.
     *
     * @param endedAt null: its last run did not come to its end
     * @param ending as {@code status} has it; null likewise
     * @param runs 1 and its restarts
     */
    record Night(
            String manifest,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long seconds,
            int runs,
            @Nullable String ending,
            @Nullable String stopReason,
            @Nullable Integer lines,
            @Nullable Integer edited,
            @Nullable Integer toReview,
            @Nullable Integer failed,
            @Nullable Integer invalid,
            @Nullable Integer unknown,
            @Nullable Integer waiting,
            @Nullable Integer running,
            @Nullable BigDecimal mediaSecondsUsed,
            @Nullable BigDecimal aiCreditsUsed) {

        private static Night of(PastNight night) {
            Duration length = night.length();
            return new Night(
                    night.manifest(),
                    night.startedAt(),
                    night.endedAt(),
                    length == null ? null : length.toSeconds(),
                    night.runs().size(),
                    night.last().ending(),
                    night.last().stopReason(),
                    figure(night, RunFigures::lines),
                    figure(night, RunFigures::edited),
                    figure(night, RunFigures::toReview),
                    figure(night, RunFigures::failed),
                    figure(night, RunFigures::invalid),
                    figure(night, RunFigures::unknown),
                    figure(night, RunFigures::waiting),
                    figure(night, RunFigures::running),
                    night.figures() == null ? null : night.mediaSeconds(),
                    night.figures() == null ? null : night.aiCredits());
        }

        private static @Nullable Integer figure(PastNight night, Function<RunFigures, Integer> of) {
            RunFigures figures = night.figures();
            return figures == null ? null : of.apply(figures);
        }

        /** One line for people. */
        @Override
        public String toString() {
            String known = edited == null
                    ? ""
                    : ": %d of %d edited, %d failed, %d to look at, %d waiting; %s credits, %s of media"
                            .formatted(
                                    edited,
                                    lines,
                                    sum(failed, invalid),
                                    sum(toReview, unknown),
                                    sum(waiting, running),
                                    Objects.requireNonNull(aiCreditsUsed).toPlainString(),
                                    Durations.words(Duration.ofSeconds(Objects.requireNonNull(mediaSecondsUsed)
                                            .longValue())));
            return "%s  %s  %s, %s%s%s"
                    .formatted(
                            LogTime.of(startedAt),
                            manifest,
                            seconds == null ? "not ended" : Durations.words(Duration.ofSeconds(seconds)),
                            Objects.requireNonNullElse(ending, "still running, or ended without closing")
                                    + (stopReason == null ? "" : " (" + stopReason + ")"),
                            runs == 1 ? "" : ", started %d times".formatted(runs),
                            known);
        }

        private static int sum(@Nullable Integer one, @Nullable Integer other) {
            return Objects.requireNonNullElse(one, 0) + Objects.requireNonNullElse(other, 0);
        }
    }

    static HistoryDocument of(List<PastNight> nights) {
        return new HistoryDocument(nights.stream().map(Night::of).toList());
    }

    /** A row for each night. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of(
                        "manifest",
                        "started_at",
                        "ended_at",
                        "seconds",
                        "runs",
                        "ending",
                        "stop_reason",
                        "lines",
                        "edited",
                        "to_review",
                        "failed",
                        "invalid",
                        "unknown",
                        "waiting",
                        "running",
                        "media_seconds_used",
                        "ai_credits_used"),
                row -> nights.forEach(night -> row.accept(cells(night))));
    }

    private static List<String> cells(Night night) {
        return Stream.<@Nullable Object>of(
                        night.manifest,
                        night.startedAt,
                        night.endedAt,
                        night.seconds,
                        night.runs,
                        night.ending,
                        night.stopReason,
                        night.lines,
                        night.edited,
                        night.toReview,
                        night.failed,
                        night.invalid,
                        night.unknown,
                        night.waiting,
                        night.running,
                        night.mediaSecondsUsed,
                        night.aiCreditsUsed)
                .map(cell -> cell instanceof BigDecimal number ? number.toPlainString() : Objects.toString(cell, ""))
                .toList();
    }
}
