package io.nightcut.reconcile;

import io.nightcut.control.RunControl;
import io.nightcut.ledger.Decisions;
import io.nightcut.ledger.model.Decision;
import io.nightcut.state.StateErrors;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Takes up what {@code resolve} has left beside a run. A decision that can no longer be carried out harms no run. */
@Component
public class LeftDecisions {

    private static final Logger log = LoggerFactory.getLogger(LeftDecisions.class);

    private final Decisions decisions;
    private final RunControl run;

    LeftDecisions(Decisions decisions, RunControl run) {
        this.decisions = decisions;
        this.run = run;
    }

    /** Carries out what was left by now. */
    public void takeUp() {
        for (Decision decision : decisions.left()) {
            takeUp(decision);
        }
    }

    private void takeUp(Decision decision) {
        String word = decision.choice().name().toLowerCase(Locale.ROOT);
        try {
            decisions.takeUp(decision);
            log.info("\"{}\": resolve --{} is carried out", decisions.nameOf(decision), word);
            run.signalChange();
        } catch (IllegalStateException | DataAccessException e) {
            if (StateErrors.isClosed(e)) {
                // That says nothing of the decision: it stays for the next run.
                throw e;
            }
            decisions.refuse(decision, String.valueOf(e.getMessage()));
            log.warn(
                    "\"{}\": resolve --{} cannot be carried out any more, since the project has changed meanwhile",
                    decisions.nameOf(decision),
                    word);
        }
    }
}
