package io.nightcut.settle;

import io.nightcut.callback.CallbackSettings;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.descript.failure.DescriptException.Unreadable;
import io.nightcut.descript.failure.OutOfCreditWords;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.upload.UploadQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.stereotype.Component;

/**
 * Looks at running jobs: one page of {@code GET /jobs} shows most of them at once, the others are looked at one by one.
 * Decides what has ended, and what is waited for no longer.
 */
@Component
@StepScope
class JobPoller {

    private static final int NOT_FOUND = 404;
    private static final int LOOKS_FOR_MISSING = 3;

    private final DescriptClient descript;
    private final Clock clock;
    private final PollSettings settings;
    private final PollSchedule schedule;

    /** Of jobs whose ends callbacks tell of. */
    private final PollSchedule seldom;

    private final HintedJobs hints;
    private final JobOutcomes outcomes;

    /** How long a new job may be unknown to Descript, and a stopped one be without its result. */
    private final Duration lag;

    private final UploadQueue uploads;

    private final Map<String, Instant> lastLooks = new HashMap<>();
    private final Map<String, Instant> stoppedWithoutResult = new HashMap<>();
    private final Map<String, Missing> missing = new HashMap<>();
    private Instant lastRound = Instant.EPOCH;

    /** Imports that wait for an upload that will not come, by their project's key, and why it will not. */
    private Map<String, String> lostUploads = Map.of();

    JobPoller(
            DescriptClient descript,
            Clock clock,
            PollSettings settings,
            AdoptSettings adopt,
            ImportSettings imports,
            UploadQueue uploads,
            HintedJobs hints,
            CallbackSettings callbacks) {
        this.descript = descript;
        this.clock = clock;
        this.settings = settings;
        this.schedule = new PollSchedule(settings);
        this.seldom = new PollSchedule(settings.every(callbacks.checkEvery()));
        this.hints = hints;
        this.outcomes = new JobOutcomes(imports);
        this.lag = adopt.settle().multipliedBy(2);
        this.uploads = uploads;
    }

    /** How many looks in a row at a job were answered 404, and since when. */
    private record Missing(int looks, Instant since) {}

    /** When to look at these next. Several are looked at in rounds, since a page costs the same for all of them. */
    Instant nextLook(List<Submission> running) {
        if (hints.isAnyToBeLookedAt(running)) {
            return Instant.EPOCH;
        }
        PollSchedule pace = paceOf(running);
        if (running.size() < 2) {
            return running.stream()
                    .map(submission -> nextLook(submission, pace))
                    .findFirst()
                    .orElse(Instant.MAX);
        }
        Instant firstLook = running.stream()
                .map(submission -> firstLook(submission, pace))
                .min(Instant::compareTo)
                .orElseThrow();
        Instant round = pace.nextRound(lastRound);
        if (lastRound.isAfter(clock.instant())) {
            return clock.instant(); // The clock was set back: look now.
        }
        return firstLook.isAfter(round) ? firstLook : round;
    }

    private PollSchedule paceOf(List<Submission> running) {
        boolean isDoubtful = !stoppedWithoutResult.isEmpty() || !missing.isEmpty();
        return !isDoubtful && hints.willBeTold(running) ? seldom : schedule;
    }

    /**
     * Looks at all that the page shows, and at those of the others that are due.
     *
     * @return what has ended; the others are still running
     * @throws Unanswered Descript gave no answer to the page, or to the only job there is
     * @throws Unreachable no connection came about, likewise
     */
    List<PollResult> look(List<Submission> running) {
        lastRound = clock.instant();
        PollSchedule pace = paceOf(running);
        Map<String, JobStatus> page = running.size() > 1 ? page(running) : Map.of();
        lostUploads = uploads.lost();
        List<PollResult> results = new ArrayList<>();
        for (Submission submission : running) {
            String id = job(submission).id();
            JobStatus shown = page.get(id);
            if (shown != null) {
                judge(submission, shown).ifPresent(results::add);
                if (!hints.isToBeLookedAt(id)) {
                    hints.lookedAt(id);
                }
            }
        }
        lookAtOthers(running, page, pace, results);
        results.forEach(result -> forget(result.submission()));
        return results;
    }

    /** One job that Descript cannot show, though it has just shown the page, must not keep the others from being settled. */
    private void lookAtOthers(
            List<Submission> running, Map<String, JobStatus> page, PollSchedule pace, List<PollResult> results) {
        for (Submission submission : running) {
            String id = job(submission).id();
            // Of one that was told of the list may be too old.
            if (hints.isToBeLookedAt(id) || (!page.containsKey(id) && isDue(submission, pace))) {
                try {
                    lookAlone(submission).ifPresent(results::add);
                } catch (Unanswered | Unreachable e) {
                    if (running.size() == 1) {
                        throw e;
                    }
                    return;
                } finally {
                    hints.lookedAt(id);
                }
            }
        }
    }

    private boolean isDue(Submission submission, PollSchedule pace) {
        return pace.isDue(
                nextLook(submission, pace), lastLooks.get(job(submission).id()), clock.instant());
    }

    /** A last look in the future means that the clock was set back: then a look is due. */
    private Instant nextLook(Submission submission, PollSchedule pace) {
        Instant lastLook = lastLooks.get(job(submission).id());
        if (lastLook == null) {
            return firstLook(submission, pace);
        }
        return lastLook.isAfter(clock.instant()) ? clock.instant() : pace.next(submission.timeSent(), lastLook);
    }

    /** Likewise for one that was sent in the future. */
    private Instant firstLook(Submission submission, PollSchedule pace) {
        Instant sentAt = submission.timeSent();
        return sentAt.isAfter(clock.instant()) ? clock.instant() : pace.firstLook(sentAt);
    }

    private Map<String, JobStatus> page(List<Submission> running) {
        Instant oldest = running.stream()
                .map(Submission::timeSent)
                .min(Instant::compareTo)
                .orElseThrow();
        try {
            return descript.newestJobs(oldest.minus(lag)).stream()
                    .collect(Collectors.toMap(JobStatus::jobId, Function.identity(), (newer, older) -> newer));
        } catch (Rejected | Unreadable e) {
            return Map.of(); // Each is looked at on its own.
        }
    }

    private Optional<PollResult> lookAlone(Submission submission) {
        String id = job(submission).id();
        try {
            return judge(submission, descript.job(id));
        } catch (Rejected e) {
            boolean gone = e.status() == NOT_FOUND && isOlderThan(lag, submission.timeSent()) && staysMissing(id);
            return gone
                    ? Optional.of(new PollResult.Ended(submission, JobOutcomes.vanished(id)))
                    : notShown(submission, e);
        } catch (Unreadable e) {
            return notShown(submission, e);
        } catch (Unanswered | Unreachable e) {
            lastLooks.put(id, clock.instant()); // The others are looked at before this one is tried again.
            throw e;
        }
    }

    /** One 404 may be a bad moment: a job is gone when several looks, over the time that listings may lag, do not find it. */
    private boolean staysMissing(String id) {
        Missing before = missing.get(id);
        Missing now =
                before == null ? new Missing(1, clock.instant()) : new Missing(before.looks() + 1, before.since());
        missing.put(id, now);
        return now.looks() >= LOOKS_FOR_MISSING && isOlderThan(lag, now.since());
    }

    /** The time limit holds for a job that Descript does not show, too. */
    private Optional<PollResult> notShown(Submission submission, DescriptException why) {
        String id = job(submission).id();
        lastLooks.put(id, clock.instant());
        return schedule.isOverdue(submission.timeSent(), clock.instant())
                ? Optional.of(new PollResult.Ended(
                        submission, JobOutcomes.notShown(id, settings.giveUpAfter(), why.getMessage())))
                : Optional.empty();
    }

    private Optional<PollResult> judge(Submission submission, JobStatus job) {
        lastLooks.put(job.jobId(), clock.instant());
        missing.remove(job.jobId());
        if (job.isOver()) {
            if (resultMayStillCome(job)) {
                return Optional.empty();
            }
            hints.ended(job.jobId(), submission.timeSent());
            return Optional.of(ended(submission, job, outcomes.of(submission.stage(), job)));
        }
        String lost = submission.stage() == Stage.IMPORT ? lostUploads.get(submission.projectKey()) : null;
        if (lost != null) {
            return Optional.of(new PollResult.Ended(
                    submission, Outcome.without(SubmissionState.UNKNOWN, job.jobState(), false, lost)));
        }
        return schedule.isOverdue(submission.timeSent(), clock.instant())
                ? Optional.of(new PollResult.Ended(submission, JobOutcomes.overdue(job, settings.giveUpAfter())))
                : Optional.empty();
    }

    /** What is said of the files of a partial import is about these files alone. */
    private static PollResult ended(Submission submission, JobStatus job, Outcome outcome) {
        boolean isPartial =
                job.result() != null && "partial".equals(job.result().status());
        return outcome.state() == SubmissionState.FAILED
                        && outcome.tryAgain()
                        && !isPartial
                        && OutOfCreditWords.areIn(String.valueOf(outcome.message()))
                ? new PollResult.CreditUsedUp(submission, outcome)
                : new PollResult.Ended(submission, outcome);
    }

    private boolean resultMayStillCome(JobStatus job) {
        return "stopped".equals(job.jobState())
                && !JobOutcomes.isReadable(job)
                && !isOlderThan(lag, stoppedWithoutResult.computeIfAbsent(job.jobId(), id -> clock.instant()));
    }

    private boolean isOlderThan(Duration age, Instant instant) {
        return instant.plus(age).isBefore(clock.instant());
    }

    private void forget(Submission submission) {
        lastLooks.remove(job(submission).id());
        stoppedWithoutResult.remove(job(submission).id());
        missing.remove(job(submission).id());
    }

    private static RemoteJob job(Submission submission) {
        return Objects.requireNonNull(submission.job(), submission::title);
    }
}
