package io.nightcut.cli.command;

import io.nightcut.cli.document.StatusDocument;
import io.nightcut.control.LogTime;
import io.nightcut.control.RunControl;
import io.nightcut.state.StateConnection;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Follows a run through what it writes into the ledger, and prints a line for each manifest that has changed. */
record StatusWatch(ConfigurableApplicationContext application, PrintWriter out) {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Returns when the run has ended, or at once if there is none. */
    void follow() {
        RunControl time = application.getBean(RunControl.class);
        Set<StatusDocument.Manifest> printed = new HashSet<>();
        try {
            while (application.getBean(StateConnection.class).isRunAtWork() && !time.isStoppingNow()) {
                for (StatusDocument.Manifest manifest : StatusCommand.manifests(application)) {
                    if (printed.add(manifest)) {
                        out.println(LogTime.of(Instant.now()) + "  " + StatusCommand.line(manifest));
                    }
                }
                out.flush();
                time.pause(PAUSE);
            }
        } catch (DataAccessException | TransactionException e) {
            // The run has ended, and with it its server.
            return;
        }
    }
}
