package io.nightcut;

import io.nightcut.ledger.Ledger;
import io.nightcut.manifest.ManifestException;
import io.nightcut.results.CloseRun;
import io.nightcut.results.Repeated;
import io.nightcut.results.Results;
import io.nightcut.stage.CurrentRun;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Starts a run, or goes on with the one that was stopped or died, and tells how it ended. */
@Component
class Night {

    private static final Logger log = LoggerFactory.getLogger(Night.class);
    private static final int INSTANCES = 100;

    private final JobOperator operator;
    private final JobRepository runs;
    private final Job job;
    private final Reception reception;
    private final StopSignal stopSignal;
    private final StateWatch stateWatch;
    private final CurrentRun current;
    private final Ledger ledger;
    private final Results results;
    private final Clock clock;

    Night(
            JobOperator operator,
            JobRepository runs,
            Job job,
            Reception reception,
            StopSignal stopSignal,
            StateWatch stateWatch,
            CurrentRun current,
            Ledger ledger,
            Results results,
            Clock clock) {
        this.operator = operator;
        this.runs = runs;
        this.job = job;
        this.reception = reception;
        this.stopSignal = stopSignal;
        this.stateWatch = stateWatch;
        this.current = current;
        this.ledger = ledger;
        this.results = results;
        this.clock = clock;
    }

    /** What is asked of a run. */
    record Order(
            String manifest,
            Path results,
            List<String> redo,
            boolean redoAll,
            boolean probe,
            @Nullable LocalTime until) {

        /** The next time that the clocks show {@link #until}; none: no end. */
        Instant deadline(ZonedDateTime now) {
            if (until == null) {
                return Instant.MAX;
            }
            ZonedDateTime today = now.with(until);
            return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
        }
    }

    /** Runs the night and returns its exit code. */
    int run(Order order) throws JobExecutionException {
        stopSignal.runBegins(order.manifest(), order.results());
        long asked = System.nanoTime();
        Repeated watching = stateWatch.begin();
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
            log.warn(
                    "The run of {} that began at {} did not come to its end: going on with what the ledger knows",
                    dead.getJobParameters().getString("manifest"),
                    dead.getStartTime());
            ledger.comparisonIsDue(
                    Instant.parse(Objects.requireNonNull(dead.getJobParameters().getString("started"))));
            operator.recover(dead);
        }
    }

    private JobParameters parameters(Order order) {
        JobParametersBuilder parameters = new JobParametersBuilder()
                .addString("manifest", order.manifest())
                .addString(
                        "started",
                        unfinished(order.manifest()).orElse(clock.instant().toString()))
                .addString("results", order.results().toString(), false)
                .addString("redo-all", String.valueOf(order.redoAll()), false)
                .addString("probe", String.valueOf(order.probe()), false);
        for (String name : order.redo()) {
            parameters.addString("redo." + order.redo().indexOf(name), name, false);
        }
        return parameters.toJobParameters();
    }

    /** When the last run of this manifest was started, if it did not come to its end. */
    private Optional<String> unfinished(String manifest) {
        return runs.getJobInstances(NightcutJob.NAME, 0, INSTANCES).stream()
                .map(runs::getLastJobExecution)
                .filter(Objects::nonNull)
                .filter(last -> manifest.equals(last.getJobParameters().getString("manifest")))
                .findFirst()
                .filter(last -> last.getStatus() != BatchStatus.COMPLETED)
                .map(last -> Objects.requireNonNull(last.getJobParameters().getString("started")));
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
                .map(NestedExceptionUtils::getMostSpecificCause)
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
        return new NightcutException(ExitCode.STOPPED, StateWatch.STATE_IS_LOST.formatted(reason(failure)));
    }

    private static String reason(Throwable failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }
}
