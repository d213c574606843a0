package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.PeriodicTask;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.reconcile.LeftDecisions;
import io.nightcut.state.StateConnection;
import io.nightcut.state.StateErrors;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the state every few seconds: takes up what persons have decided meanwhile, and ends a run whose database has
 * been closed or is another machine's by now. H2 closes it when a write fails, for example on a full disk, and a thread that is
 * using it at that moment may hang forever.
 */
@Component
class StateMonitor {

    private static final String NOT_WRITABLE =
            "cannot write the state or the results (%s). If the disk is full, free some space; if the state is in a database, see"
                    + " that it runs. " + StandardPhrases.TO_CONTINUE;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration TIME_TO_END = Duration.ofSeconds(8);

    private final StatusQueries ledger;
    private final LeftDecisions decisions;
    private final RunControl run;
    private final StopSignal stopSignal;
    private final StateConnection state;

    StateMonitor(
            StatusQueries ledger,
            LeftDecisions decisions,
            RunControl run,
            StopSignal stopSignal,
            StateConnection state) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.run = run;
        this.stopSignal = stopSignal;
        this.state = state;
    }

    /** What a run ends with that can write no more. */
    static NightcutException notWritable(String why) {
        return NightcutException.stopped(StopReason.STATE, NOT_WRITABLE.formatted(why));
    }

    /** Starts checking, until what is returned is closed. */
    PeriodicTask begin() {
        return new PeriodicTask("state-monitor", PAUSE, this::check);
    }

    private void check() {
        try {
            if (state.isLost()) {
                stop("another machine has taken over the state");
                return;
            }
            ledger.manifests();
            decisions.takeUp();
        } catch (DataAccessException | TransactionException e) {
            if (StateErrors.isClosed(e)) {
                stop("cannot write the state");
            }
        }
    }

    private void stop(String why) {
        run.stopNow(StopReason.STATE, why);
        haltIfAStepHangs();
    }

    private void haltIfAStepHangs() {
        if (!stopSignal.awaitEndOfRun(TIME_TO_END)) {
            System.err.println(notWritable("the database is closed").getMessage());
            Runtime.getRuntime().halt(ExitCode.STOPPED);
        }
    }
}
