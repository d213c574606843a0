package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.PeriodicTask;
import io.nightcut.control.RunControl;
import io.nightcut.control.RunParameters;
import io.nightcut.ledger.RunPreparation;
import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.results.CloseRun;
import io.nightcut.results.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Starts a run, or goes on with the one that was stopped or died, and tells how it ended. */
@Component
public class RunLauncher {

    private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);
    private static final int INSTANCES = 100;

    private final JobOperator operator;
    private final JobRepository runs;
    private final Job job;
    private final StartupCheck reception;
    private final StopSignal stopSignal;
    private final StateMonitor stateWatch;
    private final RunControl current;
    private final RunPreparation preparation;
    private final Results results;
    private final Clock clock;

    RunLauncher(
            JobOperator operator,
            JobRepository runs,
            Job job,
            StartupCheck reception,
            StopSignal stopSignal,
            StateMonitor stateWatch,
            RunControl current,
            RunPreparation preparation,
            Results results,
            Clock clock) {
        this.operator = operator;
        this.runs = runs;
        this.job = job;
        this.reception = reception;
        this.stopSignal = stopSignal;
        this.stateWatch = stateWatch;
        this.current = current;
        this.preparation = preparation;
        this.results = results;
        this.clock = clock;
    }

    /** What is asked of a run. */
    public record Order(
            String manifest,
            Path results,
            List<String> redo,
            boolean redoAll,
            boolean probe,
            @Nullable LocalTime until) {

        /** The next time that the clocks show {@link #until}; none: no end. */
        public Instant deadline(ZonedDateTime now) {
            if (until == null) {
                return Instant.MAX;
            }
            ZonedDateTime today = now.with(until);
            return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
        }
    }

    /** Runs the night and returns its exit code. */
    public int run(Order order) throws JobExecutionException {
        stopSignal.runBegins(order.manifest(), order.results());
        long asked = System.nanoTime();
        PeriodicTask watching = stateWatch.begin();
        try {
            reception.awaitDrive();
            // Descript's time is known by now, and may be another than the machine's.
            Instant askedAt = clock.instant().minusNanos(System.nanoTime() - asked);
            current.submitUntil(order.deadline(askedAt.atZone(ZoneId.systemDefault())));
            recoverTheDead();
            return exitCode(operator.start(job, parameters(order)), order);
        } catch (DataAccessException | TransactionException e) {
            throw stateIsLost(e);
        } finally {
            stopSignal.runEnded();
            watching.close();
        }
    }

    /** Whoever holds the state's lock is alone: an execution that still counts as running has died. */
    private void recoverTheDead() {
        for (JobExecution dead : runs.findRunningJobExecutions(NightcutJob.NAME)) {
            RunParameters parameters = RunParameters.of(dead.getJobParameters());
            log.warn(
                    "The run of {} started at {} ended without closing (killed or power lost). Resuming it",
                    parameters.manifest(),
                    parameters.started());
            preparation.comparisonIsDue(parameters.started());
            operator.recover(dead);
        }
    }

    private JobParameters parameters(Order order) {
        return new RunParameters(
                        order.manifest(),
                        startOfUnfinished(order.manifest()).orElseGet(clock::instant),
                        order.results(),
                        order.redo(),
                        order.redoAll(),
                        order.probe())
                .toJobParameters();
    }

    /** When the last run of this manifest was started, if it did not come to its end. */
    private Optional<Instant> startOfUnfinished(String manifest) {
        return runs.getJobInstances(NightcutJob.NAME, 0, INSTANCES).stream()
                .map(runs::getLastJobExecution)
                .filter(Objects::nonNull)
                .filter(last -> manifest.equals(
                        RunParameters.of(last.getJobParameters()).manifest()))
                .findFirst()
                .filter(last -> last.getStatus() != BatchStatus.COMPLETED)
                .map(last -> RunParameters.of(last.getJobParameters()).started());
    }

    private int exitCode(JobExecution execution, Order order) {
        String ending = execution.getExitStatus().getExitCode();
        if (ending.equals(CloseRun.ALL_EDITED.getExitCode())) {
            return ExitCode.DONE;
        }
        if (ending.equals(CloseRun.SOME_TO_REVIEW.getExitCode())) {
            return ExitCode.SOME_TO_REVIEW;
        }
        return ending.equals(CloseRun.STOPPED.getExitCode()) ? ExitCode.STOPPED : broken(execution, order);
    }

    /** A step broke: the results tell as much as the ledger still gives. */
    private int broken(JobExecution execution, Order order) {
        List<Throwable> causes = execution.getAllFailureExceptions().stream()
                .map(ExceptionUtils::getRootCause)
                .toList();
        for (Throwable cause : causes) {
            if (cause instanceof ManifestException manifest) {
                throw manifest;
            }
        }
        writeResults(order);
        for (Throwable cause : causes) {
            if (cause instanceof IOException || cause instanceof SQLException) {
                throw stateIsLost(cause);
            }
        }
        causes.forEach(cause -> log.error("Broken", cause));
        throw new NightcutException(
                ExitCode.BROKEN, "This is a fault of nightcut's own. Run the same command again to go on");
    }

    private void writeResults(Order order) {
        try {
            results.write(order.manifest(), order.results());
        } catch (UncheckedIOException | DataAccessException | TransactionException e) {
            log.error("The results stay as they were: {}", reason(e));
        }
    }

    /** Where nothing can be written down, nothing may be sent. */
    private static NightcutException stateIsLost(Throwable failure) {
        return new NightcutException(ExitCode.STOPPED, StateMonitor.STATE_IS_LOST.formatted(reason(failure)));
    }

    private static String reason(Throwable failure) {
        return String.valueOf(ExceptionUtils.getRootCause(failure).getMessage());
    }
}
