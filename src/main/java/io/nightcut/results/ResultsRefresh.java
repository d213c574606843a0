package io.nightcut.results;

import io.nightcut.control.PeriodicTask;
import io.nightcut.control.RunParameters;
import io.nightcut.ledger.LedgerQueries;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Writes the results file again whenever something has changed while a run goes on, so that people can look at it. A run
 * that finds nothing to do writes it once, at its end.
 */
@Component
public class ResultsRefresh implements JobExecutionListener, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ResultsRefresh.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Results results;
    private final LedgerQueries ledger;
    private @Nullable PeriodicTask refreshing;
    private @Nullable Tally written;

    ResultsRefresh(Results results, LedgerQueries ledger) {
        this.results = results;
        this.ledger = ledger;
    }

    @Override
    public void beforeJob(JobExecution run) {
        written = null;
        RunParameters parameters = RunParameters.of(run.getJobParameters());
        refreshing =
                new PeriodicTask("results-refresh", PAUSE, () -> refresh(parameters.manifest(), parameters.results()));
    }

    private void refresh(String manifest, Path file) {
        try {
            Tally tally = results.tallyOfAll(manifest);
            if (!tally.equals(written) && goesOn(tally)) {
                results.writeIfRead(manifest, file);
                written = tally;
            }
        } catch (RuntimeException e) {
            log.warn("Cannot update the results file while the run goes on: {}", e.getMessage());
        }
    }

    /** A run waits for whatever is open in the ledger, even if another manifest asked for it. */
    private boolean goesOn(Tally tally) {
        return tally.isUnfinished() || !ledger.open().isEmpty();
    }

    @Override
    public void afterJob(JobExecution run) {
        destroy();
    }

    /** Where the state cannot be written any more, Spring Batch does not come to {@link #afterJob}. */
    @Override
    public void destroy() {
        if (refreshing != null) {
            refreshing.close();
        }
    }
}
