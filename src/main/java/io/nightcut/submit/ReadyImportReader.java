package io.nightcut.submit;

import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.budget.Budget;
import io.nightcut.control.RunControl;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.download.Downloads;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.WaitingImport;
import io.nightcut.upload.UploadQueue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the projects of a manifest that wait to be imported, in {@link ImportOrder}. Those with local files have to wait
 * while too many uploads are ahead of them, and those that nightcut downloads until it has.
 */
class ReadyImportReader extends ReadyProjectReader<String, Project> {

    private static final int QUEUED = 50;

    private final String manifest;
    private final LedgerQueries ledger;
    private final DescriptClient descript;
    private final Downloads downloads;
    private final UploadQueue uploads;
    private final Budget budget;
    private final Clock clock;

    ReadyImportReader(
            String manifest,
            RunControl run,
            LedgerQueries ledger,
            DescriptClient descript,
            Downloads downloads,
            UploadQueue uploads,
            Budget budget,
            Clock clock) {
        super(Stage.IMPORT, run, budget);
        this.manifest = manifest;
        this.ledger = ledger;
        this.descript = descript;
        this.downloads = downloads;
        this.uploads = uploads;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public @Nullable Project read() {
        Project next = super.read();
        if (next == null) {
            downloads.want(List.of(), uploads.projectsToUpload());
        }
        return next;
    }

    @Override
    List<String> ready() {
        List<WaitingImport> inOrder = ImportOrder.of(
                ledger.waitingImports(manifest), clock.instant(), imports -> descript.leastTime(Quota.IMPORT, imports));
        downloads.want(inOrder.stream().map(WaitingImport::key).toList(), uploads.projectsToUpload());
        List<WaitingImport> ready = inOrder.stream()
                .filter(waiting -> isReady(waiting.key(), waiting.isUpload()))
                .toList();
        return budget.importsWithRoom(ready, QUEUED).stream()
                .map(WaitingImport::key)
                .toList();
    }

    @Override
    Optional<Project> ifStillReady(String key) {
        return ledger.waitingImport(key).filter(project -> isReady(key, project.isUpload()));
    }

    private boolean isReady(String key, boolean hasLocalFiles) {
        return (!(hasLocalFiles || downloads.isFor(key)) || uploads.haveRoom()) && downloads.isReady(key);
    }

    /**
     * An import whose answer is looked for may have to be sent again, or hold back another project of its name, even one
     * of another manifest; an upload that ends makes room for the next; and files are downloaded.
     */
    @Override
    boolean moreMayBecomeReady() {
        return !ledger.submissions(Stage.IMPORT, SENDING).isEmpty() || !uploads.haveRoom() || downloads.areLeft();
    }
}
