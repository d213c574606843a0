package io.nightcut.upload;

import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.control.RunControl;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.StoppableTasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Uploads local files, each in a thread of its own: starts the next one whenever one is due and another may be under way.
 * Ends when no more uploads can become due and those under way have ended.
 */
final class UploadTasklet implements StoppableTasklet {

    /** Changes are signalled, but the expiry of an upload address is not. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final RunControl run;
    private final LedgerQueries ledger;
    private final UploadQueue uploads;
    private final FileUploader uploader;
    private final Executor threads;

    UploadTasklet(RunControl run, LedgerQueries ledger, UploadQueue uploads, FileUploader uploader, Executor threads) {
        this.run = run;
        this.ledger = ledger;
        this.uploads = uploads;
        this.uploader = uploader;
        this.threads = threads;
    }

    /** Waits for the next upload and starts it. */
    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Optional<Upload> next = awaitNext();
        if (next.isEmpty()) {
            return RepeatStatus.FINISHED;
        }
        threads.execute(() -> uploader.upload(next.get()));
        contribution.incrementReadCount();
        return RepeatStatus.CONTINUABLE;
    }

    private Optional<Upload> awaitNext() {
        while (true) {
            // Asked in this order: what changes after the count was taken ends the wait below at once.
            long seen = run.changes();
            boolean moreMayCome = moreMayCome();
            Optional<Upload> next = run.isStoppingNow() ? Optional.empty() : uploads.begin();
            boolean isLeft = run.isStoppingNow() ? uploads.areUnderWay() : uploads.areLeft();
            if (next.isPresent() || (!moreMayCome && !isLeft)) {
                return next;
            }
            run.awaitChange(seen, uploads.untilNext(LONGEST_WAIT));
        }
    }

    /** As long as imports are submitted, or the answer to one is looked for. */
    private boolean moreMayCome() {
        return !run.isStoppingNow()
                && (!run.hasEnded(Stage.IMPORT)
                        || !ledger.submissions(Stage.IMPORT, SENDING).isEmpty());
    }

    /** Spring Batch calls this when the job is asked to stop; there is no other method yet that must be implemented. */
    @Override
    @SuppressWarnings("removal")
    public void stop() {
        run.stopNow(StopReason.SIGNAL, "the job was asked to stop");
    }
}
