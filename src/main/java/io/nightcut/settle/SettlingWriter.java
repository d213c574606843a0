package io.nightcut.settle;

import io.nightcut.control.RunControl;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.model.Stage;
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

    SettlingWriter(Ledger ledger, UploadQueue uploads, RunControl run) {
        this.ledger = ledger;
        this.uploads = uploads;
        this.run = run;
    }

    @Override
    public void write(Chunk<? extends PollResult> results) {
        results.forEach(this::settle);
        run.signalChange();
    }

    private void settle(PollResult result) {
        result.recordIn(ledger);
        if (result instanceof PollResult.Ended ended && ended.submission().stage() == Stage.IMPORT) {
            uploads.forget(ended.submission().projectKey());
        }
        log.atLevel(result.isProblem() ? Level.WARN : Level.INFO).log(result.message());
    }
}
