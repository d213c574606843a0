package io.nightcut.results;

import io.nightcut.control.RunParameters;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Decides how the run ended, from what the ledger says and from what the stages gave as reasons to stop. */
public class CloseRun implements Tasklet {

    /** Every project is done. */
    public static final ExitStatus ALL_EDITED = ExitStatus.COMPLETED;

    /** The run came to its end, and some projects failed or need a look. */
    public static final ExitStatus SOME_TO_REVIEW = new ExitStatus("COMPLETED WITH FAILURES");

    /** Something was left undone: the same command goes on. */
    public static final ExitStatus STOPPED = ExitStatus.STOPPED;

    private static final Logger log = LoggerFactory.getLogger(CloseRun.class);

    private final Results results;

    CloseRun(Results results) {
        this.results = results;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        JobExecution run = contribution.getStepExecution().getJobExecution();
        RunParameters parameters = RunParameters.of(run.getJobParameters());
        Tally tally = results.tally(parameters.manifest());
        List<String> reasons = reasonsToStop(run);
        log.info("{} of {}{}", tally, tally.read(), time(run));
        reasons.forEach(reason -> log.warn("Stopped before the end: {}", reason));
        contribution.setExitStatus(exitStatus(tally));
        log.info("Results: {}", parameters.results());
        return RepeatStatus.FINISHED;
    }

    static ExitStatus exitStatus(Tally tally) {
        if (!tally.addsUp()) {
            throw new IllegalStateException("The ledger does not add up: " + tally + " of " + tally.read());
        }
        if (tally.isUnfinished()) {
            return STOPPED;
        }
        return tally.isAllEdited() ? ALL_EDITED : SOME_TO_REVIEW;
    }

    private static List<String> reasonsToStop(JobExecution run) {
        return List.copyOf(new LinkedHashSet<>(run.getStepExecutions().stream()
                .map(StepExecution::getExitStatus)
                .map(ExitStatus::getExitDescription)
                .filter(description -> !description.isBlank())
                .toList()));
    }

    private static String time(JobExecution run) {
        LocalDateTime start = run.getStartTime();
        return start == null
                ? ""
                : " in "
                        + Duration.between(start, LocalDateTime.now(ZoneId.systemDefault()))
                                .toSeconds() + " s";
    }
}
