package io.nightcut.upload;

import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.control.RunControl;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Stage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Reads the uploads whose turn it is, waits while more may come, and ends when all that were begun are over. */
public final class UploadReader implements ItemReader<Upload> {

    /** News comes by itself; the end of an address does not. */
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final RunControl run;
    private final LedgerQueries ledger;
    private final UploadQueue uploads;

    public UploadReader(RunControl run, LedgerQueries ledger, UploadQueue uploads) {
        this.run = run;
        this.ledger = ledger;
        this.uploads = uploads;
    }

    @Override
    public @Nullable Upload read() {
        while (true) {
            long soFar = run.newsSoFar();
            boolean last = !moreMayCome();
            Optional<Upload> next = run.isStoppingNow() ? Optional.empty() : uploads.begin();
            if (next.isPresent()) {
                return next.get();
            }
            if (last && !(run.isStoppingNow() ? uploads.areUnderWay() : uploads.areLeft())) {
                return null;
            }
            run.awaitNews(soFar, uploads.untilNext(AT_MOST));
        }
    }

    /** As long as imports are submitted, or the answer to one is being looked for. */
    private boolean moreMayCome() {
        return !run.isStoppingNow()
                && (!run.hasEnded(Stage.IMPORT)
                        || !ledger.submissions(Stage.IMPORT, SENDING).isEmpty());
    }
}
