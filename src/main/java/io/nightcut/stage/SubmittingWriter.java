package io.nightcut.stage;

import io.nightcut.descript.Descript;
import io.nightcut.descript.DescriptException.Busy;
import io.nightcut.descript.DescriptException.OutOfCredit;
import io.nightcut.descript.DescriptException.RateLimited;
import io.nightcut.descript.DescriptException.Rejected;
import io.nightcut.descript.DescriptException.Unanswered;
import io.nightcut.descript.DescriptException.Unauthorized;
import io.nightcut.descript.DescriptException.Unreachable;
import io.nightcut.descript.SubmittedJob;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.RemoteJob;
import io.nightcut.ledger.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Submits: the intent to the ledger, the POST, where files are to go, the job id to the ledger, each durable before the next. */
final class SubmittingWriter implements ItemWriter<Submittal> {

    private static final Logger log = LoggerFactory.getLogger(SubmittingWriter.class);
    private static final int FORBIDDEN = 403;
    private static final int FORBIDDEN_TO_ALL = 5;

    private final Stage stage;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Descript descript;
    private final Uploads uploads;
    private final Silence silence;
    private int forbiddenInARow;

    SubmittingWriter(Stage stage, CurrentRun run, Ledger ledger, Descript descript, Uploads uploads, Silence silence) {
        this.stage = stage;
        this.run = run;
        this.ledger = ledger;
        this.descript = descript;
        this.uploads = uploads;
        this.silence = silence;
    }

    @Override
    public void write(Chunk<? extends Submittal> chunk) {
        for (Submittal submittal : chunk) {
            boolean settled = false;
            while (!settled && run.maySubmit(stage)) {
                settled = mayPost(submittal) && submit(submittal);
            }
        }
    }

    /** An outage is waited out before the permit is taken: a POST into it could not be trusted. */
    private boolean mayPost(Submittal submittal) {
        if (!descript.answers()) {
            silence.noted("it gave no answer to several calls");
            return false;
        }
        return descript.permit(submittal.request().quota());
    }

    /** One POST. False: surely nothing was done, and it may be made again. */
    private boolean submit(Submittal submittal) {
        String key = submittal.projectKey();
        ledger.sending(key, stage);
        try {
            SubmittedJob job = descript.submit(submittal.request());
            uploads.follow(submittal, job);
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
