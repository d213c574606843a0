package io.nightcut.results;

import io.nightcut.control.Durations;
import io.nightcut.control.NameSummary;
import io.nightcut.control.RunControl;
import io.nightcut.control.RunParameters;
import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.model.EarlierManifest;
import io.nightcut.ledger.model.Hold;
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

/** The last step: names what failed, says why the run stopped if it did, and gives the run its {@link RunEnding}. */
public class CloseRun implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(CloseRun.class);
    private static final int NAMES_SHOWN = 10;

    private final Results results;

    private final RunControl control;

    CloseRun(Results results, RunControl control) {
        this.results = results;
        this.control = control;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        JobExecution run = contribution.getStepExecution().getJobExecution();
        RunParameters parameters = RunParameters.of(run.getJobParameters());
        Tally tally = results.tally(parameters.manifest());
        RunEnding ending = RunEnding.of(results.tallyOfAll(parameters.manifest()), control.isBrokenOff());
        nameWhatNeedsALook(parameters.manifest(), tally);
        String earlierManifest = EarlierManifest.of(parameters.manifest());
        Tally earlier = results.tally(earlierManifest);
        nameWhatNeedsALook(earlierManifest, earlier);
        for (String reason : reasonsToStop(run)) {
            log.warn("Stopped before the end: {}. {}", reason, StandardPhrases.TO_CONTINUE);
        }
        log.info("{} of {}{}", tally, tally.read(), time(run));
        if (earlier.read() > 0) {
            log.info(
                    "Begun by an earlier manifest of this name: {} of {}. Results: {}",
                    earlier,
                    earlier.read(),
                    Results.earlierFile(parameters.results()));
        }
        log.info("Results: {}", parameters.results());
        contribution.setExitStatus(ending.status());
        return RepeatStatus.FINISHED;
    }

    private void nameWhatNeedsALook(String manifest, Tally tally) {
        if (tally.failed() + tally.unknown() + tally.toReview() == 0) {
            return;
        }
        NameSummary failed = new NameSummary(NAMES_SHOWN);
        NameSummary givenUp = new NameSummary(NAMES_SHOWN);
        NameSummary unknown = new NameSummary(NAMES_SHOWN);
        NameSummary toReview = new NameSummary(NAMES_SHOWN);
        results.eachState(manifest, (name, state) -> {
            if (state.isToReview()) {
                toReview.add(name);
            } else if (state.resolution() != null) {
                return;
            } else if (state.status().needsManualCheck()) {
                unknown.add(name);
            } else if (state.status().isFailed()) {
                (state.is(Hold.GIVEN_UP) ? givenUp : failed).add(name);
            }
        });
        if (failed.count() > 0) {
            log.warn("{} failed: {}", failed.count(), failed.names());
        }
        if (givenUp.count() > 0) {
            log.warn(
                    "{} given up, failed on too many nights: {}. --retry NAME tries again",
                    givenUp.count(),
                    givenUp.names());
        }
        if (unknown.count() > 0) {
            log.warn(
                    "{} {} a manual check (status unknown): {}. See: nightcut resolve --help",
                    unknown.count(),
                    unknown.count() == 1 ? "needs" : "need",
                    unknown.names());
        }
        if (toReview.count() > 0) {
            log.warn(
                    "{} to review: {}. See the review column; nightcut resolve NAME --accept settles one",
                    toReview.count(),
                    toReview.names());
        }
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
                : " in " + Durations.words(Duration.between(start, LocalDateTime.now(ZoneId.systemDefault())));
    }
}
