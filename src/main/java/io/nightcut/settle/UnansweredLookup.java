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
import org.springframework.stereotype.Component;

/**
 * Finds out what came of a POST whose answer did not arrive. There is no idempotency key: what it made is looked for by
 * name, owner and time, and what belongs to a project already is passed over.
 */
@Component
public class UnansweredLookup {

    /** Listings may lag behind, so that only this many looks without a match say that nothing was made. */
    private static final int LOOKS = 3;

    /** The API's clock is known to the second only. */
    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(5);

    /** A POST that was lost this often is not sent again in the same run. */
    private static final int ATTEMPTS = 5;

    private final DescriptClient descript;
    private final LedgerQueries ledger;
    private final Clock clock;
    private final AdoptSettings settings;
    private final Map<String, Looks> inVain = new HashMap<>();

    UnansweredLookup(DescriptClient descript, LedgerQueries ledger, Clock clock, AdoptSettings settings) {
        this.descript = descript;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    /** Looks at one submission that found nothing. */
    private record Looks(int number, Instant last) {}

    Instant nextLook(Submission submission) {
        Looks looks = inVain.get(id(submission));
        return (looks == null ? sentAt(submission) : looks.last()).plus(settings.settle());
    }

    /** Looks once. Empty: nothing is to be seen yet, look again later. */
    Optional<PollResult> look(Submission submission) {
        Instant since = sentAt(submission).minus(CLOCK_MARGIN);
        Optional<PollResult> finding = look(submission, since);
        if (finding.isPresent()) {
            inVain.remove(id(submission));
        }
        return finding;
    }

    private Optional<PollResult> look(Submission submission, Instant since) {
        try {
            return submission.stage() == Stage.IMPORT
                    ? lookForProject(submission, since)
                    : lookForJob(submission, editedProject(submission), JobStatus.AGENT, since);
        } catch (Rejected e) {
            return isLastInVain(submission)
                    ? Optional.of(new PollResult.Undecided(
                            submission,
                            "Descript does not show what came of it: %s. Look into it, then decide: nightcut resolve"
                                    .formatted(e.getMessage())))
                    : Optional.empty();
        } catch (Unanswered | Unreachable e) {
            // That was no look, but others have their turn before the next.
            Looks before = inVain.get(id(submission));
            inVain.put(id(submission), new Looks(before == null ? 0 : before.number(), clock.instant()));
            throw e;
        }
    }

    private Optional<PollResult> lookForProject(Submission submission, Instant since) {
        List<ProjectSummary> made = descript.projectsNamed(submission.projectName(), since).stream()
                .filter(project -> !ledger.isProjectClaimed(project.id()))
                .sorted(Comparator.comparing(ProjectSummary::createdAt))
                .toList();
        if (made.isEmpty()) {
            return nothing(submission);
        }
        String oldest = made.get(0).id();
        return lookForJob(submission, oldest, JobStatus.IMPORT, since)
                .map(finding -> finding instanceof PollResult.Made adopted
                        ? new PollResult.Made(
                                submission,
                                adopted.job(),
                                duplicates(made.stream().map(ProjectSummary::id).toList()),
                                editedAt(oldest, since))
                        : new PollResult.Undecided(
                                submission,
                                "Descript made project %s for it but shows no import job. Look into it, then decide: nightcut resolve"
                                        .formatted(oldest)));
    }

    /** When a ledger lost both an import and its edit, the edit comes to light here. */
    private @Nullable Instant editedAt(String descriptProjectId, Instant since) {
        return descript.jobsOf(descriptProjectId, JobStatus.AGENT, since).stream()
                .map(JobStatus::createdAt)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Optional<PollResult> lookForJob(
            Submission submission, String descriptProjectId, String type, Instant since) {
        List<JobStatus> made = descript.jobsOf(descriptProjectId, type, since).stream()
                .filter(job -> !ledger.isJobClaimed(job.jobId()))
                .sorted(Comparator.comparing(JobStatus::createdAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        if (made.isEmpty()) {
            return nothing(submission);
        }
        JobStatus oldest = made.get(0);
        return Optional.of(new PollResult.Made(
                submission,
                new RemoteJob(oldest.jobId(), descriptProjectId, oldest.projectUrl()),
                duplicates(made.stream().map(JobStatus::jobId).toList()),
                null));
    }

    private Optional<PollResult> nothing(Submission submission) {
        if (!isLastInVain(submission)) {
            return Optional.empty();
        }
        return Optional.of(
                submission.attempts() < ATTEMPTS
                        ? new PollResult.NotMade(submission)
                        : new PollResult.GivenUp(
                                submission,
                                "Descript gave no answer %d times, and nothing was made of it. Run again to try again"
                                        .formatted(submission.attempts())));
    }

    private boolean isLastInVain(Submission submission) {
        Looks before = inVain.get(id(submission));
        int looks = before == null ? 1 : before.number() + 1;
        inVain.put(id(submission), new Looks(looks, clock.instant()));
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
                : "made twice in Descript; the oldest is taken, delete "
                        + ids.stream().skip(1).collect(Collectors.joining(", "));
    }
}
