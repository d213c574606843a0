package io.nightcut.settle;

import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unreachable;
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
import org.springframework.stereotype.Component;

/** Looks at jobs that run: at many by one page of {@code GET /jobs}, at what a page does not show one by one. */
@Component
public class JobPoller {

    private static final int NOT_FOUND = 404;

    private final DescriptClient descript;
    private final Clock clock;
    private final PollSettings settings;
    private final PollSchedule schedule;
    private final JobOutcomes outcomes;

    /** A new job may be unknown to Descript for its first moments, and one that has stopped without its result. */
    private final Duration lag;

    private final UploadQueue uploads;

    private final Map<String, Instant> lastLooks = new HashMap<>();
    private final Map<String, Instant> stoppedWithoutResult = new HashMap<>();
    private Instant lastRound = Instant.EPOCH;

    /** Imports that wait for an upload in vain, and why. */
    private Map<String, String> lost = Map.of();

    JobPoller(
            DescriptClient descript,
            Clock clock,
            PollSettings settings,
            AdoptSettings adoption,
            ImportSettings imports,
            UploadQueue uploads) {
        this.descript = descript;
        this.clock = clock;
        this.settings = settings;
        this.schedule = new PollSchedule(settings);
        this.outcomes = new JobOutcomes(imports);
        this.lag = adoption.settle().multipliedBy(2);
        this.uploads = uploads;
    }

    /** When these are to be looked at: a page costs the same for all, a job that is alone goes by its own schedule. */
    Instant nextLook(List<Submission> running) {
        if (running.size() < 2) {
            return running.stream().map(this::nextLook).findFirst().orElse(Instant.MAX);
        }
        Instant firstLook = running.stream()
                .map(submission -> schedule.next(sentAt(submission), null))
                .min(Instant::compareTo)
                .orElseThrow();
        Instant round = schedule.nextRound(lastRound);
        if (lastRound.isAfter(clock.instant())) {
            return clock.instant(); // The clock was set back.
        }
        return firstLook.isAfter(round) ? firstLook : round;
    }

    /** Looks at those that are due, and at all the others that come with them at no cost. */
    List<PollResult> look(List<Submission> running) {
        lastRound = clock.instant();
        Map<String, JobStatus> page = running.size() > 1 ? page(running) : Map.of();
        lost = uploads.lost();
        List<PollResult> findings = new ArrayList<>();
        for (Submission submission : running) {
            JobStatus shown = page.get(job(submission).id());
            if (shown != null) {
                judge(submission, shown).ifPresent(findings::add);
            }
        }
        lookAtOthers(running, page, findings);
        findings.forEach(finding -> forget(finding.submission()));
        return findings;
    }

    /** A record that is broken at Descript, where the page has just answered, must not keep the others from their end. */
    private void lookAtOthers(List<Submission> running, Map<String, JobStatus> page, List<PollResult> findings) {
        for (Submission submission : running) {
            if (!page.containsKey(job(submission).id()) && isDue(submission)) {
                try {
                    lookAlone(submission).ifPresent(findings::add);
                } catch (Unanswered | Unreachable e) {
                    if (running.size() == 1) {
                        throw e;
                    }
                    return;
                }
            }
        }
    }

    private boolean isDue(Submission submission) {
        return schedule.isDue(
                nextLook(submission), lastLooks.get(job(submission).id()), clock.instant());
    }

    /** A last look that lies ahead shows that the clock was set back: then a look is due. */
    private Instant nextLook(Submission submission) {
        Instant lastLook = lastLooks.get(job(submission).id());
        return lastLook != null && lastLook.isAfter(clock.instant())
                ? clock.instant()
                : schedule.next(sentAt(submission), lastLook);
    }

    private Map<String, JobStatus> page(List<Submission> running) {
        Instant oldest =
                running.stream().map(JobPoller::sentAt).min(Instant::compareTo).orElseThrow();
        try {
            return descript.newestJobs(oldest.minus(lag)).stream()
                    .collect(Collectors.toMap(JobStatus::jobId, Function.identity(), (newer, older) -> newer));
        } catch (Rejected e) {
            return Map.of();
        }
    }

    private Optional<PollResult> lookAlone(Submission submission) {
        String id = job(submission).id();
        try {
            return judge(submission, descript.job(id));
        } catch (Rejected e) {
            boolean gone = e.status() == NOT_FOUND && isOlderThan(lag, sentAt(submission));
            return gone
                    ? Optional.of(new PollResult.Ended(submission, JobOutcomes.vanished(id)))
                    : unseen(submission, e);
        } catch (Unanswered | Unreachable e) {
            lastLooks.put(id, clock.instant()); // Others have their turn before it is asked for again.
            throw e;
        }
    }

    /** The job's time passes, whether or not Descript lets it be seen. */
    private Optional<PollResult> unseen(Submission submission, Rejected why) {
        String id = job(submission).id();
        lastLooks.put(id, clock.instant());
        return schedule.isOverdue(sentAt(submission), clock.instant())
                ? Optional.of(new PollResult.Ended(
                        submission, JobOutcomes.unseen(id, settings.giveUpAfter(), why.getMessage())))
                : Optional.empty();
    }

    private Optional<PollResult> judge(Submission submission, JobStatus job) {
        lastLooks.put(job.jobId(), clock.instant());
        if (job.isOver()) {
            return resultMayStillCome(job)
                    ? Optional.empty()
                    : Optional.of(new PollResult.Ended(submission, outcomes.of(submission.stage(), job)));
        }
        if (submission.stage() == Stage.IMPORT && lost.containsKey(submission.projectKey())) {
            String why = Objects.requireNonNull(lost.get(submission.projectKey()));
            return Optional.of(new PollResult.Ended(
                    submission, Outcome.without(SubmissionState.UNKNOWN, job.jobState(), false, why)));
        }
        return schedule.isOverdue(sentAt(submission), clock.instant())
                ? Optional.of(new PollResult.Ended(submission, JobOutcomes.overdue(job, settings.giveUpAfter())))
                : Optional.empty();
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
    }

    private static RemoteJob job(Submission submission) {
        return Objects.requireNonNull(submission.job(), submission::title);
    }

    private static Instant sentAt(Submission submission) {
        return Objects.requireNonNull(submission.sentAt(), submission::title);
    }
}
