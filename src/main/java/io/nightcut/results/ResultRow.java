package io.nightcut.results;

import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Submission;
import io.nightcut.text.Redacted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of the results. Scripts read its columns: names are never changed, and new columns come last. */
record ResultRow(Entry entry) {

    static final String[] HEADER = {
        "name",
        "status",
        "review",
        "project_url",
        "project_id",
        "import_job_id",
        "agent_job_id",
        "agent_response",
        "project_changed",
        "media_seconds_used",
        "ai_credits_used",
        "started_at",
        "finished_at",
        "attempts",
        "message",
        "resolved"
    };

    /** The cells in the order of the header, as a spreadsheet takes them without harm. */
    String[] cells() {
        RemoteJob project = of(entry.importing(), Submission::job);
        RemoteJob edit = of(entry.editing(), Submission::job);
        return Stream.of(
                        entry.name(),
                        status().toString(),
                        review(),
                        address(project),
                        project == null ? null : project.projectId(),
                        project == null ? null : project.id(),
                        edit == null ? null : edit.id(),
                        outcome(entry.editing(), Outcome::agentResponse),
                        text(outcome(entry.editing(), Outcome::projectChanged)),
                        number(sum(Outcome::mediaSecondsUsed)),
                        number(sum(Outcome::aiCreditsUsed)),
                        text(startedAt()),
                        text(finishedAt()),
                        text(attempts()),
                        new ResultMessage(entry).text(),
                        text(entry.resolution()))
                .map(cell -> cell == null ? "" : SpreadsheetCell.of(cell))
                .toArray(String[]::new);
    }

    private ProjectStatus status() {
        return entry.state().status();
    }

    /** What a person has settled needs no look any more. */
    private @Nullable String review() {
        if (entry.resolution() != null) {
            return null;
        }
        String reviews = submissions()
                .map(submission -> submission.outcome().review())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return reviews.isEmpty() ? null : reviews;
    }

    private @Nullable Instant startedAt() {
        return of(entry.importing(), Submission::sentAt);
    }

    private @Nullable Instant finishedAt() {
        if (!status().hasEnded()) {
            return null;
        }
        return of(entry.editing() != null ? entry.editing() : entry.importing(), Submission::settledAt);
    }

    /** How many POSTs were sent, in the stage that needed the most. */
    private int attempts() {
        return submissions().mapToInt(Submission::attempts).max().orElse(0);
    }

    private @Nullable BigDecimal sum(Function<Outcome, @Nullable BigDecimal> figure) {
        return submissions()
                .map(submission -> figure.apply(submission.outcome()))
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private Stream<Submission> submissions() {
        return Stream.of(entry)
                .flatMap(e -> Stream.concat(Stream.ofNullable(e.importing()), Stream.ofNullable(e.editing())));
    }

    private static <T> @Nullable T outcome(@Nullable Submission submission, Function<Outcome, @Nullable T> part) {
        return submission == null ? null : part.apply(submission.outcome());
    }

    private static <T> @Nullable T of(@Nullable Submission submission, Function<Submission, @Nullable T> part) {
        return submission == null ? null : part.apply(submission);
    }

    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof Instant instant
                ? instant.truncatedTo(ChronoUnit.SECONDS).toString()
                : Objects.toString(value, null);
    }

    /** Whatever an older version has stored: people click on it. */
    private static @Nullable String address(@Nullable RemoteJob project) {
        return project == null || project.projectUrl() == null ? null : Redacted.address(project.projectUrl());
    }
}
