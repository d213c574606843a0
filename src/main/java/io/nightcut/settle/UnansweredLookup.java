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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Descript's listings may lag behind: only after this many looks without a match nothing was made. */
    private static final int LOOKS = 3;

    /** After this many looks that say neither yes nor no a person has to decide. */
    private static final int USELESS_LOOKS = 10;

    /** After this many POSTs without an answer no more is sent in the same run. */
    private static final int MOST_ATTEMPTS = 5;

    private final DescriptClient descript;
    private final LedgerQueries ledger;
    private final Clock clock;
    private final AdoptSettings settings;
    private final Duration stillUnderWay;
    private final Map<String, Looks> looks = new HashMap<>();

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
        this.stillUnderWay = state.isOnServer() ? timeout : Duration.ZERO;
        this.descript = descript;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The looks for one submission so far.
     *
     * @param withoutMatch how many found nothing in a list that could be read
     * @param useless how many said neither yes nor no
     * @param next when the next one is due; one that Descript gave no answer to has its turn, too
     * @param silentSince since when Descript has given no answer to them; null: it answered the last one
     */
    private record Looks(
            int withoutMatch,
            int useless,
            Instant next,
            @Nullable Instant silentSince) {}

    /** When this submission is to be looked for, for the first time or again. */
    Instant nextLook(Submission submission) {
        Looks soFar = looks(submission);
        Instant latest = afterSettling(clock.instant()).plus(stillUnderWay);
        if (soFar.next().isAfter(latest)) {
            // The clock was set back.
            soFar = new Looks(soFar.withoutMatch(), soFar.useless(), latest, soFar.silentSince());
            looks.put(id(submission), soFar);
        }
        return soFar.next();
    }

    private Instant afterSettling(Instant time) {
        return time.plus(settings.settle());
    }

    /**
     * Looks once.
     *
     * @return empty: nothing can be said yet, look again at {@link #nextLook}
     */
    Optional<PollResult> look(Submission submission) {
        Optional<PollResult> result = tryToLook(submission);
        if (result.isPresent()) {
            looks.remove(id(submission));
            waitingForAnother.remove(id(submission));
        }
        return result;
    }

    /**
     * Looks once, out of turn, since a callback told of a job that is not known. What is found is adopted. What is not found
     * says nothing: anybody may have sent that callback, and looks in quick succession must not lead to a second POST.
     */
    Optional<PollResult> lookForJobOf(Submission submission) {
        Looks before = looks.get(id(submission));
        try {
            Optional<PollResult> found = tryToLook(submission).filter(PollResult.CarriedOut.class::isInstance);
            found.ifPresent(result -> waitingForAnother.remove(id(submission)));
            before = found.isPresent() ? null : before;
            return found;
        } finally {
            if (before == null) {
                looks.remove(id(submission));
            } else {
                looks.put(id(submission), before);
            }
        }
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
            if (staysSilent(submission)) {
                return Optional.of(undecided(submission, e.getMessage()));
            }
            throw e;
        }
    }

    /**
     * That was no look, but the others are looked for before this one is tried again. An outage would have ended the run
     * by now; so Descript answers, but not this look.
     */
    private boolean staysSilent(Submission submission) {
        Instant now = clock.instant();
        Looks before = looks(submission);
        Instant since = Objects.requireNonNullElse(before.silentSince(), now);
        looks.put(id(submission), new Looks(before.withoutMatch(), before.useless(), afterSettling(now), since));
        return since.plus(descript.patience().multipliedBy(2)).isBefore(now);
    }

    /** All that may have been carried out: what an earlier attempt made may show later than its own looks. */
    private AttemptTimes attempts(Submission submission) {
        return new AttemptTimes(Stream.concat(
                        ledger.attemptsInDoubt(submission.projectKey(), submission.stage()).stream(),
                        Stream.of(new Attempt(sentAt(submission), false)))
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
            waitingForAnother.add(id(edit));
        }
        return !anotherRuns && waitingForAnother.contains(id(edit));
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
        if (looks(submission).withoutMatch() + 1 < LOOKS) {
            count(submission, 1, 0);
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
        return count(submission, 0, 1).useless() < USELESS_LOOKS
                ? Optional.empty()
                : Optional.of(undecided(submission, why));
    }

    private static PollResult undecided(Submission submission, String why) {
        return new PollResult.Undecided(
                submission,
                "Descript does not show whether it was carried out (%s). %s".formatted(why, StandardPhrases.DECIDE));
    }

    private Looks count(Submission submission, int withoutMatch, int useless) {
        Looks before = looks(submission);
        Looks now = new Looks(
                before.withoutMatch() + withoutMatch, before.useless() + useless, afterSettling(clock.instant()), null);
        looks.put(id(submission), now);
        return now;
    }

    private Looks looks(Submission submission) {
        Looks soFar = looks.get(id(submission));
        return soFar == null ? new Looks(0, 0, afterSettling(sentAt(submission)).plus(stillUnderWay), null) : soFar;
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
