package io.nightcut.settle;

import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.stereotype.Component;

/**
 * Finds out whether a POST that got no answer was carried out. Descript has no idempotency key, so what the POST would have
 * made is looked for by name, owner and time; what already belongs to a project of the ledger is left out.
 */
@Component
@StepScope
class UnansweredLookup {

    /** Descript's listings may lag behind: only after this many looks without a match nothing was made. */
    private static final int LOOKS = 3;

    /** The API's clock is known to the second only. */
    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(5);

    /** After this many POSTs without an answer no more is sent in the same run. */
    private static final int MOST_ATTEMPTS = 5;

    private static final String DECIDE = "Check the project in Descript, then decide: nightcut resolve";

    private final DescriptClient descript;
    private final LedgerQueries ledger;
    private final Clock clock;
    private final AdoptSettings settings;
    private final Map<String, Looks> withoutMatch = new HashMap<>();

    UnansweredLookup(DescriptClient descript, LedgerQueries ledger, Clock clock, AdoptSettings settings) {
        this.descript = descript;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The looks for one submission so far that found nothing.
     *
     * @param last when the last one was tried, even if Descript gave no answer to it
     */
    private record Looks(int number, Instant last) {}

    /** When this submission is to be looked for, for the first time or again. */
    Instant nextLook(Submission submission) {
        Looks looks = withoutMatch.get(id(submission));
        return (looks == null ? sentAt(submission) : looks.last()).plus(settings.settle());
    }

    /**
     * Looks once.
     *
     * @return empty: nothing can be said yet, look again at {@link #nextLook}
     */
    Optional<PollResult> look(Submission submission) {
        Instant since = sentAt(submission).minus(CLOCK_MARGIN);
        Optional<PollResult> result = look(submission, since);
        if (result.isPresent()) {
            withoutMatch.remove(id(submission));
        }
        return result;
    }

    private Optional<PollResult> look(Submission submission, Instant since) {
        try {
            return submission.stage() == Stage.IMPORT
                    ? lookForProject(submission, since)
                    : lookForJob(submission, editedProject(submission), JobStatus.AGENT, since);
        } catch (Rejected e) {
            return isLastLook(submission)
                    ? Optional.of(new PollResult.Undecided(
                            submission,
                            "Descript does not show whether it was carried out (%s). %s"
                                    .formatted(e.getMessage(), DECIDE)))
                    : Optional.empty();
        } catch (Unanswered | Unreachable e) {
            // That was no look, but the others are looked for before this one is tried again.
            Looks before = withoutMatch.get(id(submission));
            withoutMatch.put(id(submission), new Looks(before == null ? 0 : before.number(), clock.instant()));
            throw e;
        }
    }

    private Optional<PollResult> lookForProject(Submission submission, Instant since) {
        List<ProjectSummary> matches = descript.projectsNamed(submission.projectName(), since).stream()
                .filter(project -> !ledger.isProjectClaimed(project.id()))
                .sorted(Comparator.comparing(ProjectSummary::createdAt))
                .toList();
        if (matches.isEmpty()) {
            return noMatch(submission);
        }
        String oldest = matches.get(0).id();
        return lookForJob(submission, oldest, JobStatus.IMPORT, since)
                .map(result -> result instanceof PollResult.CarriedOut carriedOut
                        ? new PollResult.CarriedOut(
                                submission,
                                carriedOut.job(),
                                duplicates(
                                        matches.stream().map(ProjectSummary::id).toList()),
                                editedAt(oldest, since))
                        : new PollResult.Undecided(
                                submission,
                                "Descript has created project %s for it but shows no import job. %s"
                                        .formatted(oldest, DECIDE)));
    }

    /** If the ledger has lost both an import and its edit, the edit is found here. */
    private @Nullable Instant editedAt(String descriptProjectId, Instant since) {
        return descript.jobsOf(descriptProjectId, JobStatus.AGENT, since).stream()
                .map(JobStatus::createdAt)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Optional<PollResult> lookForJob(
            Submission submission, String descriptProjectId, String type, Instant since) {
        List<JobStatus> matches = descript.jobsOf(descriptProjectId, type, since).stream()
                .filter(job -> !ledger.isJobClaimed(job.jobId()))
                .sorted(Comparator.comparing(JobStatus::createdAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        if (matches.isEmpty()) {
            return noMatch(submission);
        }
        JobStatus oldest = matches.get(0);
        return Optional.of(new PollResult.CarriedOut(
                submission,
                new RemoteJob(oldest.jobId(), descriptProjectId, oldest.projectUrl()),
                duplicates(matches.stream().map(JobStatus::jobId).toList()),
                null));
    }

    private Optional<PollResult> noMatch(Submission submission) {
        if (!isLastLook(submission)) {
            return Optional.empty();
        }
        return Optional.of(
                submission.attempts() < MOST_ATTEMPTS
                        ? new PollResult.NotCarriedOut(submission)
                        : new PollResult.GivenUp(
                                submission,
                                "Descript gave no answer to %d POSTs and carried none of them out. Run again to retry"
                                        .formatted(submission.attempts())));
    }

    /** Counts one more look without a match. */
    private boolean isLastLook(Submission submission) {
        Looks before = withoutMatch.get(id(submission));
        int looks = before == null ? 1 : before.number() + 1;
        withoutMatch.put(id(submission), new Looks(looks, clock.instant()));
        return looks >= LOOKS;
    }

    private String editedProject(Submission edit) {
        return ledger.submission(edit.projectKey(), Stage.IMPORT)
                .map(Submission::job)
                .map(RemoteJob::projectId)
                .orElseThrow(() -> new IllegalStateException(edit.title() + " without an import"));
    }

    private static String id(Submission submission) {
        return submission.stage() + " " + submission.projectKey();
    }

    private static Instant sentAt(Submission submission) {
        return Objects.requireNonNull(submission.sentAt(), submission::title);
    }

    private static @Nullable String duplicates(List<String> ids) {
        return ids.size() == 1
                ? null
                : "made twice in Descript; nightcut uses the oldest, delete "
                        + ids.stream().skip(1).collect(Collectors.joining(", "));
    }
}
