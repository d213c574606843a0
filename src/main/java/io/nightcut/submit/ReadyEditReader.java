package io.nightcut.submit;

import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.budget.Budget;
import io.nightcut.budget.Canary;
import io.nightcut.control.RunControl;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Reads the projects of a manifest whose import is done and that wait to be edited, those imported first before the others.
 * What failed before comes when nothing new can become ready any more: it must not stand in the way of a night.
 */
class ReadyEditReader extends ReadyProjectReader<ImportedProject, ImportedProject> {

    private static final int QUEUED = 50;

    private final String manifest;
    private final RunControl run;
    private final LedgerQueries ledger;
    private final Budget budget;
    private final Canary canary;

    ReadyEditReader(String manifest, RunControl run, LedgerQueries ledger, Budget budget, Canary canary) {
        super(Stage.EDIT, run, budget);
        this.manifest = manifest;
        this.run = run;
        this.ledger = ledger;
        this.budget = budget;
        this.canary = canary;
    }

    @Override
    List<ImportedProject> ready() {
        boolean newOnesMayCome = newOnesMayCome();
        List<ImportedProject> newOnes = waiting(false);
        List<ImportedProject> ready = newOnes.isEmpty() && !newOnesMayCome ? waiting(true) : newOnes;
        // Imports that wait for room wait for edits too: then there is nothing more to choose from.
        List<ImportedProject> allowed = canary.allowed(ready, newOnesMayCome && !budget.mayGetRoom(Stage.IMPORT));
        return budget.editsWithRoom(allowed, !ready.isEmpty() && canary.keepsBack());
    }

    private List<ImportedProject> waiting(boolean triedBefore) {
        return ledger.waitingEdits(
                manifest, triedBefore, budget.night(), canary.isActive() ? Integer.MAX_VALUE : QUEUED);
    }

    @Override
    boolean waitsForOthers() {
        return canary.isAwaited();
    }

    @Override
    void nothingMoreIsReady() {
        canary.nothingMoreIsReady();
    }

    private boolean newOnesMayCome() {
        return !run.hasEnded(Stage.IMPORT) || ledger.any(manifest, Stage.IMPORT, SENDING, RUNNING);
    }

    /** Nothing but this step takes a project that waits for its edit. */
    @Override
    Optional<ImportedProject> ifStillReady(ImportedProject project) {
        return Optional.of(project);
    }

    /** As long as imports are submitted or running, or an edit whose answer is looked for may have to be sent again. */
    @Override
    boolean moreMayBecomeReady() {
        return newOnesMayCome() || ledger.any(manifest, Stage.EDIT, SENDING);
    }
}
