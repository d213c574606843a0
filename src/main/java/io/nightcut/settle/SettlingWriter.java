package io.nightcut.settle;

import io.nightcut.control.RunControl;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.upload.UploadQueue;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Settles what was found, and says so. */
public final class SettlingWriter implements ItemWriter<PollResult> {

    private static final Logger log = LoggerFactory.getLogger(SettlingWriter.class);

    private final Ledger ledger;
    private final UploadQueue uploads;
    private final RunControl run;

    public SettlingWriter(Ledger ledger, UploadQueue uploads, RunControl run) {
        this.ledger = ledger;
        this.uploads = uploads;
        this.run = run;
    }

    @Override
    public void write(Chunk<? extends PollResult> chunk) {
        chunk.forEach(this::settle);
        run.news();
    }

    private void settle(PollResult finding) {
        Submission submission = finding.submission();
        String key = submission.projectKey();
        if (finding instanceof PollResult.Ended ended) {
            ledger.settled(key, submission.stage(), ended.outcome());
            if (submission.stage() == Stage.IMPORT) {
                uploads.forget(key);
            }
            say(submission, ended.outcome());
        } else if (finding instanceof PollResult.Made made) {
            if (made.editedAt() == null) {
                ledger.adopted(key, submission.stage(), made.job(), made.review());
            } else {
                ledger.adoptedWithEdit(key, made.job(), made.review(), made.editedAt());
            }
            log.info(
                    "{} had been submitted all the same (job {}): adopted",
                    submission.title(),
                    made.job().id());
        } else if (finding instanceof PollResult.NotMade) {
            ledger.notCarriedOut(key, submission.stage());
            log.info("{} had not been submitted: it is its turn again", submission.title());
        } else if (finding instanceof PollResult.GivenUp givenUp) {
            ledger.refused(key, submission.stage(), givenUp.message());
            log.warn("{} failed: {}", submission.title(), givenUp.message());
        } else if (finding instanceof PollResult.Undecided undecided) {
            ledger.undecided(key, submission.stage(), undecided.message());
            log.warn("{} unknown: {}", submission.title(), undecided.message());
        }
    }

    private static void say(Submission submission, Outcome outcome) {
        if (outcome.state() == SubmissionState.DONE) {
            String review = outcome.review() == null ? "" : " (to review: " + outcome.review() + ")";
            log.info("{} done{}", submission.title(), review);
        } else {
            log.warn(
                    "{} {}: {}",
                    submission.title(),
                    outcome.state().name().toLowerCase(Locale.ROOT),
                    outcome.message());
        }
    }
}
