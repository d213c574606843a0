package io.nightcut.submit;

import io.nightcut.budget.Budget;
import io.nightcut.callback.Callbacks;
import io.nightcut.control.Durations;
import io.nightcut.control.FailureStreaks;
import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.JobRequest;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Busy;
import io.nightcut.descript.failure.DescriptException.OutOfCredit;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.model.Pause;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.upload.UploadQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Submits, each step durable before the next: the intent goes into the ledger, the POST leaves, the upload addresses go
 * beside the state, the job id goes into the ledger.
 */
class SubmittingWriter implements ItemWriter<PreparedSubmission> {

    private static final Logger log = LoggerFactory.getLogger(SubmittingWriter.class);
    private static final int FORBIDDEN = 403;

    private final Stage stage;
    private final RunControl run;
    private final Ledger ledger;
    private final Budget budget;
    private final DescriptClient descript;
    private final Callbacks callbacks;
    private final UploadQueue uploads;
    private final OutageTimer outage;
    private final FailureStreaks streaks;
    private final DeletedProjectCheck deletedProjects;
    private final Clock clock;

    /** Since when Descript has put off every POST. */
    private @Nullable Instant putOffSince;

    SubmittingWriter(
            Stage stage,
            RunControl run,
            Ledger ledger,
            Budget budget,
            DescriptClient descript,
            Callbacks callbacks,
            UploadQueue uploads,
            OutageTimer outage,
            FailureStreaks streaks,
            DeletedProjectCheck deletedProjects,
            Clock clock) {
        this.stage = stage;
        this.run = run;
        this.ledger = ledger;
        this.budget = budget;
        this.descript = descript;
        this.callbacks = callbacks;
        this.uploads = uploads;
        this.outage = outage;
        this.streaks = streaks;
        this.deletedProjects = deletedProjects;
        this.clock = clock;
    }

    @Override
    public void write(Chunk<? extends PreparedSubmission> chunk) {
        for (PreparedSubmission prepared : chunk) {
            if (prepared instanceof SubmissionRequest request) {
                submitUnlessStopped(request);
            } else if (prepared instanceof WithheldSubmission withheld) {
                withhold(withheld);
            }
        }
    }

    private void withhold(WithheldSubmission withheld) {
        if (withheld.hold() == null) {
            ledger.obstructed(withheld.projectKey(), stage, withheld.obstacle());
        } else {
            ledger.held(withheld.projectKey(), stage, withheld.hold(), withheld.obstacle());
        }
        log.warn("\"{}\": {} not sent: {}", withheld.projectName(), stage.word(), withheld.obstacle());
        run.signalChange();
    }

    private void submitUnlessStopped(SubmissionRequest request) {
        boolean done = false;
        while (!done && run.maySubmit(stage)) {
            done = mayPost(request) && submit(request);
        }
    }

    /** An outage is waited out before the permit is taken: a POST into an outage would get no answer. */
    private boolean mayPost(SubmissionRequest submission) {
        if (!descript.answers()) {
            outage.noAnswer("several calls got no answer");
            return false;
        }
        return descript.permit(submission.request().quota());
    }

    /**
     * Makes one POST, or none if the budget has no room for it.
     *
     * @return false: it was surely not carried out, and may be made again
     */
    private boolean submit(SubmissionRequest submission) {
        String key = submission.projectKey();
        if (!budget.sending(key, stage)) {
            return true;
        }
        try {
            SubmittedJob job = post(submission.request());
            uploads.follow(key, submission.projectName(), submission.uploads(), job);
            ledger.running(key, stage, new RemoteJob(job.jobId(), job.projectId(), job.projectUrl()));
            putOffSince = null;
            streaks.accepted(stage);
            log.info("\"{}\": {} submitted", submission.projectName(), stage.word());
            return true;
        } catch (Unanswered e) {
            putOffSince = null;
            ledger.unanswered(key, stage, e.getMessage());
            logLookup(submission, e);
            return true;
        } catch (Busy e) {
            return busy(submission, e);
        } catch (Rejected e) {
            return rejected(submission, e);
        } catch (RateLimited e) {
            ledger.notSent(key, stage);
            waitOrStop(e.retryAfter(), e.getMessage());
            return false;
        } catch (Unreachable e) {
            ledger.notSent(key, stage);
            outage.noAnswer(e.getMessage());
            return false;
        } catch (OutOfCredit e) {
            ledger.notSent(key, stage);
            budget.refused(stage, e.getMessage());
            run.stop(
                    stage,
                    StopReason.outOf(stage, e.getMessage()),
                    "Descript answered 402: " + e.getMessage() + ". Buy more in Descript first");
            return false;
        } catch (Unauthorized e) {
            ledger.notSent(key, stage);
            run.stopNow(StopReason.TOKEN, StandardPhrases.tokenRefused(e.getMessage()));
            return false;
        } catch (ProxyRefused e) {
            ledger.notSent(key, stage);
            run.stopNow(StopReason.PROXY, e.getMessage());
            return false;
        } finally {
            run.signalChange();
        }
    }

    /** Any answer ends an outage, be it a refusal. */
    private SubmittedJob post(JobRequest request) {
        try {
            SubmittedJob job = descript.submit(callbacks.addressed(request));
            outage.answered();
            return job;
        } catch (Busy | Rejected | RateLimited | OutOfCredit e) {
            outage.answered();
            throw e;
        }
    }

    /** An import makes a project of its own: what is busy then is the whole account, and all have to wait. */
    private boolean busy(SubmissionRequest submission, Busy e) {
        if (stage != Stage.IMPORT) {
            putOffSince = null;
            ledger.busy(submission.projectKey(), stage, e.getMessage());
            logLookup(submission, e);
            return true;
        }
        ledger.notSent(submission.projectKey(), stage);
        Duration pause = descript.period(submission.request().quota());
        waitOrStop(pause, e.getMessage());
        if (run.maySubmit(stage)) {
            run.pause(pause);
        }
        return false;
    }

    private boolean rejected(SubmissionRequest submission, Rejected e) {
        putOffSince = null;
        String key = submission.projectKey();
        Optional<String> concernsAll = systemic(e);
        if (concernsAll.isPresent()) {
            ledger.sentBack(key, stage);
            run.stop(stage, e.isPage() ? StopReason.PROXY : StopReason.TOKEN, concernsAll.get());
            return false;
        }
        // On disk before the looks, which take their time: a kill in between must not leave a POST without an answer.
        ledger.refused(key, stage, e.getMessage());
        if (submission.request() instanceof AgentRequest edit
                && DeletedProjectCheck.isNotFound(e)
                && deletedProjects.isDeleted(edit.projectId())) {
            ledger.deleted(key, stage);
        }
        log.warn("\"{}\": {} {}", submission.projectName(), stage.word(), e.getMessage());
        if (e.status() == FORBIDDEN) {
            streaks.refused(stage, submission.projectName(), e.getMessage());
        }
        return true;
    }

    /** Whether a refusal concerns all projects, and why the stage stops then. */
    private static Optional<String> systemic(Rejected e) {
        if (e.isPage()) {
            return Optional.of(
                    "a page answered instead of Descript (%s). Check the network, the proxy and descript.base-url"
                            .formatted(e.getMessage()));
        }
        String words = e.getMessage().toLowerCase(Locale.ROOT);
        return e.status() == FORBIDDEN && words.contains("drive") && !words.contains("project")
                ? Optional.of(e.getMessage() + ". Ask the Drive's owner for access first")
                : Optional.empty();
    }

    /** All calls of this kind wait for the time that Descript asks for, unless that is too long, at once or in all. */
    private void waitOrStop(Duration pause, String why) {
        Instant now = clock.instant();
        putOffSince = putOffSince == null ? now : putOffSince;
        Duration soFar = Duration.between(putOffSince, now);
        Duration inAll = soFar.compareTo(descript.longestHold()) > 0 ? soFar : pause;
        if (inAll.compareTo(descript.longestHold()) > 0) {
            run.stop(
                    stage,
                    StopReason.RATE,
                    "Descript's rate limit allows no more %ss for %s (429: %s), longer than descript.longest-hold (%s)"
                            .formatted(
                                    stage.word(),
                                    Durations.words(inAll),
                                    why,
                                    Durations.words(descript.longestHold())));
        } else {
            run.paused(new Pause(Pause.Kind.RATE, now, now.plus(pause)));
            log.info("Descript's rate limit: no more {}s for {} s ({})", stage.word(), pause.toSeconds(), why);
        }
    }

    private void logLookup(SubmissionRequest submission, DescriptException why) {
        log.warn(
                "\"{}\": {}: {}. Checking in Descript whether it was carried out",
                submission.projectName(),
                stage.word(),
                why.getMessage());
    }
}
