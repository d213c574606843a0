package io.nightcut.run;

import io.nightcut.control.Exhaustion;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.results.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What a run is told to end with when one of its steps failed. */
@Component
class BrokenRun {

    private static final Logger log = LoggerFactory.getLogger(BrokenRun.class);

    private final Results results;

    BrokenRun(Results results) {
        this.results = results;
    }

    /** The exception that ends the command, after the results have been written as far as the ledger can be read. */
    RuntimeException explained(JobExecution execution, RunRequest request) {
        List<Throwable> causes = execution.getAllFailureExceptions().stream()
                .map(ExceptionUtils::getRootCause)
                .toList();
        for (Throwable cause : causes) {
            if (cause instanceof ManifestException manifest) {
                return manifest;
            }
            if (cause instanceof VirtualMachineError error) {
                Exhaustion.end(error);
            }
            if (cause instanceof NightcutException told) {
                return told;
            }
        }
        writeResults(request);
        for (Throwable cause : causes) {
            if (cause instanceof IOException || cause instanceof SQLException) {
                return notWritable(cause);
            }
        }
        causes.forEach(cause -> log.error("Internal error", cause));
        return new NightcutException(
                ExitCode.BROKEN, "Stopped by an internal error in nightcut, see above. " + StandardPhrases.TO_CONTINUE);
    }

    private void writeResults(RunRequest request) {
        try {
            results.writeIfRead(request.manifest(), request.results());
        } catch (UncheckedIOException | DataAccessException | TransactionException e) {
            log.error("Cannot write the results, they stay as they were: {}", reason(e));
        }
    }

    /** What cannot be written into the ledger must not be sent either. */
    static NightcutException notWritable(Throwable failure) {
        return StateMonitor.notWritable(reason(failure));
    }

    private static String reason(Throwable failure) {
        return String.valueOf(ExceptionUtils.getRootCause(failure).getMessage());
    }
}
