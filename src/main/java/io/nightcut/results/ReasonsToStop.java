package io.nightcut.results;

import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.RunPreparation;
import io.nightcut.ledger.model.Stage;

/** Why a run has left projects undone: written down with each of them, so that the results say it then and later. */
record ReasonsToStop(RunControl run, RunPreparation ledger) {

    void writeDown(String manifest) {
        for (Stage stage : Stage.values()) {
            run.whyStopped(stage)
                    .ifPresent(stop ->
                            ledger.leftWaiting(manifest, stage, stop.reason().toString(), toContinue(stop.why())));
        }
        run.whyStoppingNow()
                .ifPresent(stop -> ledger.leftRunning(
                        manifest,
                        stop.reason().toString(),
                        "running in Descript when the run stopped: " + toContinue(stop.why())));
    }

    private static String toContinue(String why) {
        return why + ". " + StandardPhrases.TO_CONTINUE;
    }
}
