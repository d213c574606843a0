package io.nightcut.submit;

import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.control.RunControl;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.WaitingImport;
import io.nightcut.upload.UploadQueue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Reads the projects of a manifest that wait to be imported, in {@link ImportOrder}. Those with local files have to wait
 * while too many uploads are ahead of them.
 */
class ReadyImportReader extends ReadyProjectReader<String, Project> {

    private static final int QUEUED = 50;

    private final String manifest;
    private final LedgerQueries ledger;
    private final DescriptClient descript;
    private final UploadQueue uploads;
    private final Clock clock;

    ReadyImportReader(
            String manifest,
            RunControl run,
            LedgerQueries ledger,
            DescriptClient descript,
            UploadQueue uploads,
            Clock clock) {
        super(Stage.IMPORT, run);
        this.manifest = manifest;
        this.ledger = ledger;
        this.descript = descript;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    List<String> ready() {
        return ImportOrder.of(
                        ledger.waitingImports(manifest),
                        clock.instant(),
                        imports -> descript.leastTime(Quota.IMPORT, imports))
                .stream()
                .filter(waiting -> !waiting.isUpload() || uploads.haveRoom())
                .map(WaitingImport::key)
                .limit(QUEUED)
                .toList();
    }

    @Override
    Optional<Project> ifStillReady(String key) {
        return ledger.waitingImport(key).filter(project -> !project.isUpload() || uploads.haveRoom());
    }

    /**
     * An import whose answer is looked for may have to be sent again, or hold back another project of its name, even one
     * of another manifest; and an upload that ends makes room for the next.
     */
    @Override
    boolean moreMayBecomeReady() {
        return !ledger.submissions(Stage.IMPORT, SENDING).isEmpty() || !uploads.haveRoom();
    }
}
