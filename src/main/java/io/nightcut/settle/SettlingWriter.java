package io.nightcut.settle;

import io.nightcut.control.FailureStreaks;
import io.nightcut.control.RunControl;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.upload.UploadQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes what the poller found out into the ledger and into the log. */
final class SettlingWriter implements ItemWriter<PollResult> {

    private static final Logger log = LoggerFactory.getLogger(SettlingWriter.class);

    private final Ledger ledger;
    private final UploadQueue uploads;
    private final RunControl run;
    private final FailureStreaks streaks;

    SettlingWriter(Ledger ledger, UploadQueue uploads, RunControl run, FailureStreaks streaks) {
        this.ledger = ledger;
        this.uploads = uploads;
        this.run = run;
        this.streaks = streaks;
    }

    @Override
    public void write(Chunk<? extends PollResult> results) {
        results.forEach(this::settle);
        run.signalChange();
    }

    private void settle(PollResult result) {
        if (result instanceof PollResult.CreditUsedUp credit) {
            // First of all: once the ledger has it as waiting, it could be submitted again.
            Stage stage = credit.submission().stage();
            run.stop(stage, StopReason.outOf(stage, credit.reason()), credit.reason());
        }
        result.recordIn(ledger);
        Submission submission = result.submission();
        if (submission.stage() == Stage.IMPORT && result.isEndOfJob()) {
            uploads.forget(submission.projectKey());
        }
        if (result instanceof PollResult.Ended ended) {
            count(submission, ended.outcome());
        }
        log.atLevel(result.isProblem() ? Level.WARN : Level.INFO).log(result.message());
    }

    private void count(Submission submission, Outcome outcome) {
        if (outcome.state() == SubmissionState.DONE) {
            streaks.jobDone(submission.stage());
        } else if (outcome.state() == SubmissionState.FAILED && outcome.message() != null) {
            streaks.jobFailed(submission.stage(), submission.projectName(), outcome.message());
        }
    }
}
