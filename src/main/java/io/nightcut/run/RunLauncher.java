package io.nightcut.run;

import io.nightcut.budget.Budget;
import io.nightcut.callback.Callbacks;
import io.nightcut.control.Deadline;
import io.nightcut.control.Durations;
import io.nightcut.control.FailureStreaks;
import io.nightcut.control.OutageTimer;
import io.nightcut.control.PeriodicTask;
import io.nightcut.control.RunControl;
import io.nightcut.control.RunParameters;
import io.nightcut.results.RunEnding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Starts a run, or continues the one of the same manifest that was stopped or killed, and returns its exit code. */
@Component
public class RunLauncher {

    private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);

    private final JobOperator operator;
    private final Job job;
    private final EarlierRuns earlierRuns;
    private final StartupCheck startupCheck;
    private final StopSignal stopSignal;
    private final StateMonitor stateMonitor;
    private final BrokenRun brokenRun;
    private final AfterRun afterRun;
    private final Callbacks callbacks;
    private final RunControl run;
    private final OutageTimer outage;
    private final FailureStreaks streaks;
    private final Budget budget;
    private final Clock clock;

    RunLauncher(
            JobOperator operator,
            Job job,
            EarlierRuns earlierRuns,
            StartupCheck startupCheck,
            StopSignal stopSignal,
            StateMonitor stateMonitor,
            BrokenRun brokenRun,
            AfterRun afterRun,
            Callbacks callbacks,
            RunControl run,
            OutageTimer outage,
            FailureStreaks streaks,
            Budget budget,
            Clock clock) {
        this.operator = operator;
        this.job = job;
        this.earlierRuns = earlierRuns;
        this.startupCheck = startupCheck;
        this.stopSignal = stopSignal;
        this.stateMonitor = stateMonitor;
        this.brokenRun = brokenRun;
        this.afterRun = afterRun;
        this.callbacks = callbacks;
        this.run = run;
        this.outage = outage;
        this.streaks = streaks;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Runs to the end, or until the run has to stop.
     *
     * @return the exit code of its {@link RunEnding}
     * @throws io.nightcut.control.NightcutException it could not begin, or a step failed
     * @throws io.nightcut.manifest.csv.ManifestException the manifest cannot be read
     */
    public int run(RunRequest request) throws JobExecutionException {
        run.runBegins();
        outage.runBegins();
        streaks.runBegins();
        stopSignal.runBegins(request);
        long asked = System.nanoTime();
        PeriodicTask monitoring = stateMonitor.begin();
        try {
            afterRun.runBegins();
            callbacks.listen();
            startupCheck.awaitDrive();
            callbacks.submittingBegins();
            // Only now the clock shows Descript's time, so that when the run was asked for has to be counted back.
            Instant askedAt = clock.instant().minusNanos(System.nanoTime() - asked);
            earlierRuns.recoverDead();
            RunParameters parameters = parameters(request, askedAt);
            submitUntil(parameters.deadline());
            JobExecution execution = operator.start(job, parameters.toJobParameters());
            RunEnding ending =
                    RunEnding.of(execution.getExitStatus()).orElseThrow(() -> brokenRun.explained(execution, request));
            budget.closingWords().ifPresent(log::info);
            afterRun.ended(request, ending, execution);
            return ending.exitCode();
        } catch (DataAccessException | TransactionException e) {
            throw afterRun.failed(request, BrokenRun.notWritable(e));
        } catch (RuntimeException e) {
            throw afterRun.failed(request, e);
        } finally {
            callbacks.stopListening();
            stopSignal.runEnded();
            monitoring.close();
        }
    }

    private RunParameters parameters(RunRequest request, Instant askedAt) {
        Optional<RunParameters> unfinished = earlierRuns.unfinished(request.manifest());
        return new RunParameters(
                request.manifest(),
                unfinished.map(RunParameters::started).orElseGet(clock::instant),
                request.results(),
                request.redo(),
                request.redoAll(),
                request.retry(),
                request.retryAll(),
                request.probe(),
                deadline(request.until(), askedAt, unfinished.map(RunParameters::deadline)));
    }

    /** The night keeps the deadline that it began with, unless another one is asked for, or none. */
    private static @Nullable Deadline deadline(@Nullable LocalTime until, Instant askedAt, Optional<Deadline> first) {
        return until == null
                ? null
                : first.filter(deadline -> deadline.until().equals(until))
                        .orElseGet(() -> Deadline.of(until, askedAt.atZone(ZoneId.systemDefault())));
    }

    private void submitUntil(@Nullable Deadline deadline) {
        if (deadline == null) {
            return;
        }
        run.submitUntil(deadline.at());
        Instant now = clock.instant();
        if (deadline.hasPassed(now)) {
            log.warn(
                    "The deadline ({}) passed {} ago: nothing is submitted. To submit all the same, run without --until",
                    deadline,
                    Durations.words(Duration.between(deadline.at(), now)));
        } else {
            log.info(
                    "The deadline ({}) is {} away; nothing new is submitted after it",
                    deadline,
                    Durations.words(Duration.between(now, deadline.at())));
        }
    }
}
