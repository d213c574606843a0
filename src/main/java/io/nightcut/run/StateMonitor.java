package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.PeriodicTask;
import io.nightcut.control.RunControl;
import io.nightcut.ledger.StateErrors;
import io.nightcut.ledger.StatusQueries;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Ends a run whose state is gone: when a write fails, as on a full disk, H2 closes the database, and a thread that is in
 * the middle of it may never come back.
 */
@Component
class StateMonitor {

    static final String STATE_IS_LOST =
            "Stopped before the end: the state or the results cannot be written (%s). Is the disk full? Make room, then run the same command again";

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration FOR_THE_STEPS = Duration.ofSeconds(8);

    private final StatusQueries ledger;
    private final RunControl run;
    private final StopSignal stopSignal;

    StateMonitor(StatusQueries ledger, RunControl run, StopSignal stopSignal) {
        this.ledger = ledger;
        this.run = run;
        this.stopSignal = stopSignal;
    }

    /** Watches until it is closed. */
    PeriodicTask begin() {
        return new PeriodicTask("state-watch", PAUSE, this::look);
    }

    private void look() {
        try {
            ledger.manifests();
        } catch (DataAccessException | TransactionException e) {
            if (StateErrors.isClosed(e)) {
                run.stopNow("the state cannot be written");
                haltIfAStepHangs();
            }
        }
    }

    private void haltIfAStepHangs() {
        if (!stopSignal.awaitEndOfRun(FOR_THE_STEPS)) {
            System.err.println(STATE_IS_LOST.formatted("the database is closed"));
            Runtime.getRuntime().halt(ExitCode.STOPPED);
        }
    }
}
