package io.nightcut.settle;

import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.Listing;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.descript.failure.DescriptException.Unreadable;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Attempt;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.state.StateConnection;
import io.nightcut.text.FoldedName;
import io.nightcut.text.ForeignText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds out whether a POST that got no answer was carried out. Descript has no idempotency key, so what the POST would have
 * made is looked for by name, owner and time; what already belongs to a project of the ledger is left out.
 *
 * <p>"Not carried out" means that it is sent and paid again. So it takes several looks, and a look counts only if all of
 * Descript's list could be read and nothing in it may be what is looked for. And since all of them go by the time at which
 * it was sent, and that may have been told by a wrong clock, what was made long before is asked for as well.
 */
@Component
@StepScope
class UnansweredLookup {

    /** After this many POSTs without an answer no more is sent in the same run. */
    private static final int MOST_ATTEMPTS = 5;

    private final DescriptClient descript;
    private final LedgerQueries ledger;
    private final LookSchedule schedule;

    /** Edits that were refused as busy, and on whose project another job was seen running. */
    private final Set<String> waitingForAnother = new HashSet<>();

    UnansweredLookup(
            DescriptClient descript,
            LedgerQueries ledger,
            Clock clock,
            AdoptSettings settings,
            StateConnection state,
            @Value("${spring.http.serviceclient.descript.read-timeout}") Duration timeout) {
        // On a server the machine that sent it may not be dead but frozen, and its POST still under way.
        Duration stillUnderWay = state.isOnServer() ? timeout : Duration.ZERO;
        this.schedule = new LookSchedule(clock, settings.settle(), stillUnderWay);
        this.descript = descript;
        this.ledger = ledger;
    }

    /** When this submission is to be looked for, for the first time or again. */
    Instant nextLook(Submission submission) {
        return schedule.next(submission);
    }

    /**
     * Looks once.
     *
     * @return empty: nothing can be said yet, look again at {@link #nextLook}
     */
    Optional<PollResult> look(Submission submission) {
        Optional<PollResult> result = tryToLook(submission);
        if (result.isPresent()) {
            schedule.end(submission);
            waitingForAnother.remove(submission.projectKey());
        }
        return result;
    }

    /**
     * Looks once, out of turn, since a callback told of a job that is not known. What is found is adopted. What is not found
     * says nothing: anybody may have sent that callback, and looks in quick succession must not lead to a second POST.
     */
    Optional<PollResult> lookForJobOf(Submission submission) {
        Optional<PollResult> found = schedule.outOfTurn(
                submission, () -> tryToLook(submission).filter(PollResult.CarriedOut.class::isInstance));
        if (found.isPresent()) {
            schedule.end(submission);
            waitingForAnother.remove(submission.projectKey());
        }
        return found;
    }

    private Optional<PollResult> tryToLook(Submission submission) {
        AttemptTimes attempts = attempts(submission);
        try {
            return submission.stage() == Stage.IMPORT
                    ? lookForProject(submission, attempts)
                    : lookForEdit(submission, attempts);
        } catch (Rejected | Unreadable e) {
            return useless(submission, e.getMessage());
        } catch (Unanswered | Unreachable e) {
            // An outage would have ended the run by now; so Descript answers, but not this look.
            if (schedule.unanswered(submission).compareTo(descript.patience().multipliedBy(2)) > 0) {
                return Optional.of(undecided(submission, e.getMessage()));
            }
            throw e;
        }
    }

    /** All that may have been carried out: what an earlier attempt made may show later than its own looks. */
    private AttemptTimes attempts(Submission submission) {
        return new AttemptTimes(Stream.concat(
                        ledger.attemptsInDoubt(submission.projectKey(), submission.stage()).stream(),
                        Stream.of(new Attempt(submission.timeSent(), false)))
                .toList());
    }

    private Optional<PollResult> lookForProject(Submission submission, AttemptTimes attempts) {
        Instant since = attempts.since();
        Listing<ProjectSummary> listing = descript.projectsSince(since);
        List<ProjectSummary> unclaimed = listing.records().stream()
                .filter(project -> attempts.mayHaveMade(project.createdAt()) && !ledger.isProjectClaimed(project.id()))
                .toList();
        List<ProjectSummary> matches = named(submission, unclaimed).stream()
                .sorted(attempts.byTime(ProjectSummary::createdAt))
                .toList();
        if (matches.isEmpty()) {
            return unclaimed.stream()
                    .filter(project -> project.name().isBlank() && attempts.isNear(project.createdAt()))
                    .findFirst()
                    .map(project -> useless(submission, "project %s has no name".formatted(project.id())))
                    .orElseGet(() -> noMatch(submission, listing, () -> projectMadeBefore(submission, attempts)));
        }
        ProjectSummary oldest = matches.get(0);
        if (oldest.id().isEmpty()) {
            return useless(submission, "the list shows a project of this name without its id");
        }
        return lookForJob(submission, oldest.id(), JobStatus.IMPORT, attempts)
                .map(result -> result instanceof PollResult.CarriedOut carriedOut
                        ? new PollResult.CarriedOut(
                                submission,
                                carriedOut.job(),
                                duplicates(matches.stream()
                                        .filter(each -> attempts.isNear(each.createdAt()) || each.equals(oldest))
                                        .map(ProjectSummary::id)
                                        .toList()),
                                editedAt(oldest.id(), since))
                        : new PollResult.Undecided(
                                submission,
                                "Descript has created project %s for it but shows no import job. %s"
                                        .formatted(oldest.id(), StandardPhrases.DECIDE)));
    }

    /** Those with its name; if there are none, those whose name Descript has changed a little and that no other project has. */
    private List<ProjectSummary> named(Submission submission, List<ProjectSummary> projects) {
        String name = submission.projectName();
        List<ProjectSummary> exact = with(projects, shown -> shown.is(name::equals));
        String folded = FoldedName.of(name);
        return exact.isEmpty()
                ? with(
                        projects,
                        shown -> shown.folded().equals(folded)
                                && !shown.is(other -> ledger.isNameOfAnother(submission.projectKey(), other)))
                : exact;
    }

    private static List<ProjectSummary> with(List<ProjectSummary> projects, Predicate<ForeignText> name) {
        return projects.stream().filter(project -> name.test(project.name())).toList();
    }

    /** If the ledger has lost both an import and its edit, the edit is found here. */
    private @Nullable Instant editedAt(String descriptProjectId, Instant since) {
        return descript.jobsOf(descriptProjectId, JobStatus.AGENT, since).records().stream()
                .map(JobStatus::createdAt)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Optional<PollResult> lookForEdit(Submission edit, AttemptTimes attempts) {
        return lookForJob(edit, editedProject(edit), JobStatus.AGENT, attempts);
    }

    private Optional<PollResult> lookForJob(
            Submission submission, String descriptProjectId, String type, AttemptTimes attempts) {
        Listing<JobStatus> listing = descript.jobsOf(descriptProjectId, type, attempts.since());
        List<JobStatus> matches = listing.records().stream()
                .filter(job -> attempts.mayHaveMade(job.createdAt()) && !ledger.isJobClaimed(job.jobId()))
                .sorted(attempts.byTime(JobStatus::createdAt))
                .toList();
        if (matches.isEmpty()) {
            boolean isBusy = submission.stage() == Stage.EDIT && attempts.isBusy();
            return isBusy && !isExplained(submission, descriptProjectId)
                    ? useless(submission, "it said that a job was running for the project, and shows none of this edit")
                    : noMatch(submission, listing, () -> jobMadeBefore(descriptProjectId, type, attempts));
        }
        JobStatus oldest = matches.get(0);
        if (oldest.jobId().isEmpty()) {
            return useless(submission, "the list shows a job without its id");
        }
        return Optional.of(new PollResult.CarriedOut(
                submission,
                new RemoteJob(oldest.jobId(), descriptProjectId, oldest.projectUrl()),
                duplicates(matches.stream()
                        .filter(job -> attempts.isNear(job.createdAt()) || job.equals(oldest))
                        .map(JobStatus::jobId)
                        .toList()),
                null));
    }

    /** Whether another job was what kept the project busy: it was seen running, and is over. */
    private boolean isExplained(Submission edit, String descriptProjectId) {
        boolean anotherRuns = descript.jobsOf(descriptProjectId, null, descript.earliestListed()).records().stream()
                .anyMatch(job -> !job.isOver());
        if (anotherRuns) {
            waitingForAnother.add(edit.projectKey());
        }
        return !anotherRuns && waitingForAnother.contains(edit.projectKey());
    }

    /** A project that would be its own if this program's time had been wrong when it was sent. */
    private Optional<String> projectMadeBefore(Submission submission, AttemptTimes attempts) {
        Listing<ProjectSummary> listing = descript.projectsSince(attempts.longBefore());
        List<ProjectSummary> unclaimed = listing.records().stream()
                .filter(project -> !ledger.isProjectClaimed(project.id()))
                .toList();
        return named(submission, unclaimed).stream()
                .findFirst()
                .map(project -> "project %s of this name is from %s".formatted(project.id(), project.createdAt()))
                .or(() -> unreadable(listing));
    }

    /** A job that would be its own if this program's time had been wrong when it was sent. */
    private Optional<String> jobMadeBefore(String descriptProjectId, String type, AttemptTimes attempts) {
        Listing<JobStatus> listing = descript.jobsOf(descriptProjectId, type, attempts.longBefore());
        return listing.records().stream()
                .filter(job -> !ledger.isJobClaimed(job.jobId()))
                .findFirst()
                .map(job -> "job %s on its project is from %s".formatted(job.jobId(), job.createdAt()))
                .or(() -> unreadable(listing));
    }

    private static Optional<String> unreadable(Listing<?> listing) {
        return Optional.of(listing.unreadable())
                .filter(records -> records > 0)
                .map("%d records in its list could not be read"::formatted);
    }

    /** @param madeBefore what is asked before anything is sent again: whether it was made, by a wrong clock */
    private Optional<PollResult> noMatch(
            Submission submission, Listing<?> listing, Supplier<Optional<String>> madeBefore) {
        Optional<String> unreadable = unreadable(listing);
        if (unreadable.isPresent()) {
            return useless(submission, unreadable.get());
        }
        if (!schedule.nextDecides(submission)) {
            schedule.noMatch(submission);
            return Optional.empty();
        }
        return madeBefore.get().map(why -> useless(submission, why)).orElseGet(() -> notCarriedOut(submission));
    }

    private static Optional<PollResult> notCarriedOut(Submission submission) {
        return Optional.of(
                submission.attempts() < MOST_ATTEMPTS
                        ? new PollResult.NotCarriedOut(submission)
                        : new PollResult.GivenUp(
                                submission,
                                "Descript gave no answer to %d POSTs and carried none of them out. Run again to retry"
                                        .formatted(submission.attempts())));
    }

    private Optional<PollResult> useless(Submission submission, String why) {
        return schedule.useless(submission) ? Optional.of(undecided(submission, why)) : Optional.empty();
    }

    private static PollResult undecided(Submission submission, String why) {
        return new PollResult.Undecided(
                submission,
                "Descript does not show whether it was carried out (%s). %s".formatted(why, StandardPhrases.DECIDE));
    }

    private String editedProject(Submission edit) {
        return ledger.submission(edit.projectKey(), Stage.IMPORT)
                .map(Submission::job)
                .map(RemoteJob::projectId)
                .orElseThrow(() -> new IllegalStateException(edit.title() + " without an import"));
    }

    private static @Nullable String duplicates(List<String> ids) {
        return ids.size() == 1
                ? null
                : "made twice in Descript; nightcut uses the oldest, delete "
                        + ids.stream().skip(1).collect(Collectors.joining(", "));
    }
}
