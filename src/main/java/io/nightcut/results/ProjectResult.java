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

/**
 * What became of one line of a manifest. Scripts read its fields, in JSON and as the columns of the results: names are never
 * changed, and new ones come last.
 *
 * @param attempts how many POSTs were sent, in the stage that needed the most
 * @param stopReason the word for why the run left it undone, see {@link io.nightcut.control.StopReason}
 * @param owner who answers for it, as the manifest says
 * @param resolvedModel the model that Descript's agent used
 * @param creditsWasted AI credits that were paid for attempts that led to nothing
 */
public record ProjectResult(
        String name,
        String status,
        @Nullable String review,
        @Nullable String projectUrl,
        @Nullable String projectId,
        @Nullable String importJobId,
        @Nullable String agentJobId,
        @Nullable String agentResponse,
        @Nullable Boolean projectChanged,
        @Nullable BigDecimal mediaSecondsUsed,
        @Nullable BigDecimal aiCreditsUsed,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts,
        @Nullable String message,
        @Nullable String resolved,
        @Nullable String stopReason,
        @Nullable String owner,
        @Nullable String resolvedModel,
        @Nullable BigDecimal creditsWasted) {

    /** What the ledger knows of a line. */
    public static ProjectResult of(Entry entry) {
        RemoteJob project = of(entry.importing(), Submission::job);
        RemoteJob edit = of(entry.editing(), Submission::job);
        return new ProjectResult(
                entry.name(),
                entry.state().status().toString(),
                review(entry),
                address(project),
                project == null ? null : project.projectId(),
                project == null ? null : project.id(),
                edit == null ? null : edit.id(),
                outcome(entry.editing(), Outcome::agentResponse),
                outcome(entry.editing(), Outcome::projectChanged),
                sum(entry, Outcome::mediaSecondsUsed),
                sum(entry, Outcome::aiCreditsUsed),
                inSeconds(of(entry.importing(), Submission::sentAt)),
                inSeconds(finishedAt(entry)),
                submissions(entry).mapToInt(Submission::attempts).max().orElse(0),
                new ResultMessage(entry).text(),
                Objects.toString(entry.resolution(), null),
                entry.stopReason(),
                entry.owner(),
                entry.spent().resolvedModel(),
                plain(entry.spent().creditsWasted()));
    }

    /** What a person has settled needs no look any more. */
    private static @Nullable String review(Entry entry) {
        if (entry.resolution() != null) {
            return null;
        }
        String reviews = submissions(entry)
                .map(submission -> submission.outcome().review())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return reviews.isEmpty() ? null : reviews;
    }

    private static @Nullable Instant finishedAt(Entry entry) {
        ProjectStatus status = entry.state().status();
        return status.hasEnded()
                ? of(entry.editing() != null ? entry.editing() : entry.importing(), Submission::settledAt)
                : null;
    }

    private static @Nullable Instant inSeconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable BigDecimal sum(Entry entry, Function<Outcome, @Nullable BigDecimal> figure) {
        return submissions(entry)
                .map(submission -> figure.apply(submission.outcome()))
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(BigDecimal::stripTrailingZeros)
                .orElse(null);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    private static Stream<Submission> submissions(Entry entry) {
        return Stream.concat(Stream.ofNullable(entry.importing()), Stream.ofNullable(entry.editing()));
    }

    private static <T> @Nullable T outcome(@Nullable Submission submission, Function<Outcome, @Nullable T> part) {
        return submission == null ? null : part.apply(submission.outcome());
    }

    private static <T> @Nullable T of(@Nullable Submission submission, Function<Submission, @Nullable T> part) {
        return submission == null ? null : part.apply(submission);
    }

    /** Whatever an older version has stored: people click on it. */
    private static @Nullable String address(@Nullable RemoteJob project) {
        return project == null || project.projectUrl() == null ? null : Redacted.address(project.projectUrl());
    }
}
