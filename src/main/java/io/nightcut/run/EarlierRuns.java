package io.nightcut.run;

import io.nightcut.control.LogTime;
import io.nightcut.control.Night;
import io.nightcut.control.RunParameters;
import io.nightcut.ledger.RunPreparation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** The runs that Spring Batch knows of: recovers those that died, and finds the one that is to be continued. */
@Component
class EarlierRuns {

    private static final Logger log = LoggerFactory.getLogger(EarlierRuns.class);
    private static final int INSTANCES = 100;

    private final JobOperator operator;
    private final JobRepository runs;
    private final RunPreparation preparation;
    private final Clock clock;

    EarlierRuns(JobOperator operator, JobRepository runs, RunPreparation preparation, Clock clock) {
        this.operator = operator;
        this.runs = runs;
        this.preparation = preparation;
        this.clock = clock;
    }

    /**
     * Marks runs that were killed as failed, so that they can be continued. This process holds the lock of the state: a run
     * that still counts as running has died.
     */
    void recoverDead() {
        for (JobExecution dead : runs.findRunningJobExecutions(NightcutJob.NAME)) {
            RunParameters parameters = RunParameters.of(dead.getJobParameters());
            log.warn(
                    "The run of {} that started at {} was killed or lost power; {}",
                    parameters.manifest(),
                    LogTime.of(parameters.started()),
                    Night.isSame(parameters.started(), clock.instant())
                            ? "continuing it"
                            : "what it had begun is continued, its options (--until, --redo) are not");
            preparation.comparisonIsDue(parameters.started());
            operator.recover(dead);
        }
    }

    /** The last run of this manifest, if it is to be continued; empty: it ended, another night has begun, or there is none. */
    Optional<RunParameters> unfinished(String manifest) {
        Instant now = clock.instant();
        return runs.getJobInstances(NightcutJob.NAME, 0, INSTANCES).stream()
                .map(runs::getLastJobExecution)
                .filter(Objects::nonNull)
                .filter(last -> manifest.equals(
                        RunParameters.of(last.getJobParameters()).manifest()))
                .findFirst()
                .filter(last -> last.getStatus() != BatchStatus.COMPLETED)
                .filter(last ->
                        Night.isSame(RunParameters.of(last.getJobParameters()).started(), now))
                .map(last -> RunParameters.of(recovered(last).getJobParameters()));
    }

    /**
     * A run whose state could not be written for a while may have noted its own end and not that of a step: Spring Batch takes
     * such a step for one that is running, or that may have written half, and would not continue the run. Here nothing is
     * written by halves, and what was sent and not noted is found by the comparison.
     */
    private JobExecution recovered(JobExecution ended) {
        List<StepExecution> unclear = ended.getStepExecutions().stream()
                .filter(step -> isUnclear(step.getStatus()))
                .toList();
        if (isUnclear(ended.getStatus()) || !unclear.isEmpty()) {
            preparation.comparisonIsDue(
                    RunParameters.of(ended.getJobParameters()).started());
            unclear.forEach(step -> {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED);
                runs.update(step);
            });
            ended.setStatus(BatchStatus.FAILED);
            ended.setExitStatus(ExitStatus.FAILED);
            runs.update(ended);
        }
        return ended;
    }

    private static boolean isUnclear(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }
}
