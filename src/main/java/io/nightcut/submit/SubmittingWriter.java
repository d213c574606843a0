package io.nightcut.submit;

import io.nightcut.control.Durations;
import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.DescriptClient;
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
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.upload.UploadQueue;
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
    private static final int FORBIDDEN_IN_A_ROW = 5;

    private final Stage stage;
    private final RunControl run;
    private final Ledger ledger;
    private final DescriptClient descript;
    private final UploadQueue uploads;
    private final OutageTimer outage;
    private int forbiddenInARow;

    SubmittingWriter(
            Stage stage,
            RunControl run,
            Ledger ledger,
            DescriptClient descript,
            UploadQueue uploads,
            OutageTimer outage) {
        this.stage = stage;
        this.run = run;
        this.ledger = ledger;
        this.descript = descript;
        this.uploads = uploads;
        this.outage = outage;
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
        ledger.obstructed(withheld.projectKey(), stage, withheld.obstacle());
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
     * Makes one POST.
     *
     * @return false: it was surely not carried out, and may be made again
     */
    private boolean submit(SubmissionRequest submission) {
        String key = submission.projectKey();
        ledger.sending(key, stage);
        try {
            SubmittedJob job = post(submission.request());
            uploads.follow(key, submission.projectName(), submission.uploads(), job);
            ledger.running(key, stage, new RemoteJob(job.jobId(), job.projectId(), job.projectUrl()));
            forbiddenInARow = 0;
            log.info("\"{}\": {} submitted", submission.projectName(), stage.word());
            return true;
        } catch (Unanswered e) {
            ledger.unanswered(key, stage, e.getMessage());
            logLookup(submission, e);
            return true;
        } catch (Busy e) {
            ledger.busy(key, stage, e.getMessage());
            logLookup(submission, e);
            return true;
        } catch (Rejected e) {
            ledger.refused(key, stage, e.getMessage());
            log.warn("\"{}\": {} {}", submission.projectName(), stage.word(), e.getMessage());
            stopIfAllAreForbidden(e);
            return true;
        } catch (RateLimited e) {
            ledger.notSent(key, stage);
            waitOrStop(e);
            return false;
        } catch (Unreachable e) {
            ledger.notSent(key, stage);
            outage.noAnswer(e.getMessage());
            return false;
        } catch (OutOfCredit e) {
            ledger.notSent(key, stage);
            run.stop(stage, "Descript answered 402: " + e.getMessage() + ". Buy more in Descript first");
            return false;
        } catch (Unauthorized e) {
            ledger.notSent(key, stage);
            run.stopNow(StandardPhrases.tokenRefused(e.getMessage()));
            return false;
        } catch (ProxyRefused e) {
            ledger.notSent(key, stage);
            run.stopNow(e.getMessage());
            return false;
        } finally {
            run.signalChange();
        }
    }

    /** Any answer ends an outage, be it a refusal. */
    private SubmittedJob post(JobRequest request) {
        try {
            SubmittedJob job = descript.submit(request);
            outage.answered();
            return job;
        } catch (Busy | Rejected | RateLimited | OutOfCredit e) {
            outage.answered();
            throw e;
        }
    }

    /** The limiter holds all calls of this kind for the time that Descript asks for, unless that is too long. */
    private void waitOrStop(RateLimited e) {
        if (e.retryAfter().compareTo(descript.longestHold()) > 0) {
            run.stop(
                    stage,
                    "Descript's rate limit allows no more %ss for %s (429: %s), longer than descript.longest-hold (%s)"
                            .formatted(
                                    stage.word(),
                                    Durations.words(e.retryAfter()),
                                    e.getMessage(),
                                    Durations.words(descript.longestHold())));
        } else {
            log.info(
                    "Descript's rate limit: no more {}s for {} s",
                    stage.word(),
                    e.retryAfter().toSeconds());
        }
    }

    private void logLookup(SubmissionRequest submission, DescriptException why) {
        log.warn(
                "\"{}\": {}: {}. Checking in Descript whether it was carried out",
                submission.projectName(),
                stage.word(),
                why.getMessage());
    }

    private void stopIfAllAreForbidden(Rejected e) {
        forbiddenInARow = e.status() == FORBIDDEN ? forbiddenInARow + 1 : 0;
        if (forbiddenInARow == FORBIDDEN_IN_A_ROW) {
            run.stop(
                    stage,
                    "%d projects in a row were %s. Ask the Drive's owner for access first"
                            .formatted(FORBIDDEN_IN_A_ROW, e.getMessage()));
        }
    }
}
