package io.nightcut.submit;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.SubmittedJob;
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

/** Submits: the intent to the ledger, the POST, where files are to go, the job id to the ledger, each durable before the next. */
final class SubmittingWriter implements ItemWriter<SubmissionRequest> {

    private static final Logger log = LoggerFactory.getLogger(SubmittingWriter.class);
    private static final int FORBIDDEN = 403;
    private static final int FORBIDDEN_TO_ALL = 5;

    private final Stage stage;
    private final RunControl run;
    private final Ledger ledger;
    private final DescriptClient descript;
    private final UploadQueue uploads;
    private final OutageTimer silence;
    private int forbiddenInARow;

    SubmittingWriter(
            Stage stage,
            RunControl run,
            Ledger ledger,
            DescriptClient descript,
            UploadQueue uploads,
            OutageTimer silence) {
        this.stage = stage;
        this.run = run;
        this.ledger = ledger;
        this.descript = descript;
        this.uploads = uploads;
        this.silence = silence;
    }

    @Override
    public void write(Chunk<? extends SubmissionRequest> chunk) {
        for (SubmissionRequest submittal : chunk) {
            boolean settled = false;
            while (!settled && run.maySubmit(stage)) {
                settled = mayPost(submittal) && submit(submittal);
            }
        }
    }

    /** An outage is waited out before the permit is taken: a POST into it could not be trusted. */
    private boolean mayPost(SubmissionRequest submittal) {
        if (!descript.answers()) {
            silence.noted("it gave no answer to several calls");
            return false;
        }
        return descript.permit(submittal.request().quota());
    }

    /** One POST. False: surely nothing was done, and it may be made again. */
    private boolean submit(SubmissionRequest submittal) {
        String key = submittal.projectKey();
        ledger.sending(key, stage);
        try {
            SubmittedJob job = descript.submit(submittal.request());
            uploads.follow(key, submittal.projectName(), submittal.uploads(), job);
            ledger.running(key, stage, new RemoteJob(job.jobId(), job.projectId(), job.projectUrl()));
            forbiddenInARow = 0;
            log.info("\"{}\": {} submitted", submittal.projectName(), stage.word());
            return true;
        } catch (Unanswered | Busy e) {
            ledger.unanswered(key, stage, e.getMessage());
            log.warn("\"{}\": {}: {}. Looking what came of it", submittal.projectName(), stage.word(), e.getMessage());
            return true;
        } catch (Rejected e) {
            ledger.refused(key, stage, e.getMessage());
            log.warn("\"{}\": {} {}", submittal.projectName(), stage.word(), e.getMessage());
            stopWhenForbiddenToAll(e);
            return true;
        } catch (RateLimited e) {
            ledger.notSent(key, stage);
            log.info(
                    "Descript allows no more {}s for {} s",
                    stage.word(),
                    e.retryAfter().toSeconds());
            return false;
        } catch (Unreachable e) {
            ledger.notSent(key, stage);
            silence.noted(e.getMessage());
            return false;
        } catch (OutOfCredit e) {
            ledger.notSent(key, stage);
            run.stop(stage, "Descript says (402): " + e.getMessage() + ". Top up, then run the same command again");
            return false;
        } catch (Unauthorized e) {
            ledger.notSent(key, stage);
            run.stopNow("Descript refuses the token (401): " + e.getMessage()
                    + ". Set a valid DESCRIPT_API_TOKEN, then run the same command again");
            return false;
        } catch (ProxyRefused e) {
            ledger.notSent(key, stage);
            run.stopNow(e.getMessage() + ". Run the same command again to continue.");
            return false;
        } finally {
            run.news();
        }
    }

    private void stopWhenForbiddenToAll(Rejected e) {
        forbiddenInARow = e.status() == FORBIDDEN ? forbiddenInARow + 1 : 0;
        if (forbiddenInARow == FORBIDDEN_TO_ALL) {
            run.stop(
                    stage,
                    "%d projects in a row were %s. Ask the Drive's owner, then run the same command again"
                            .formatted(FORBIDDEN_TO_ALL, e.getMessage()));
        }
    }
}
