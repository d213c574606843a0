package io.nightcut.results;

import io.nightcut.control.Durations;
import io.nightcut.control.NameSummary;
import io.nightcut.control.RunControl;
import io.nightcut.control.RunParameters;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.Stop;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.history.RunFigures;
import io.nightcut.ledger.history.RunHistory;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.SubmissionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The last step: names what failed, says why the run stopped if it did, and gives the run its {@link RunEnding}. */
public class CloseRun implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(CloseRun.class);
    private static final int NAMES_SHOWN = 10;

    private final Results results;

    private final RunControl control;

    private final LedgerQueries ledger;
    private final RunHistory history;
    private final Clock clock;

    CloseRun(Results results, RunControl control, LedgerQueries ledger, RunHistory history, Clock clock) {
        this.results = results;
        this.control = control;
        this.ledger = ledger;
        this.history = history;
        this.clock = clock;
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
        List<Stop> stops = stops(ending);
        for (Stop stop : stops) {
            log.warn("{}. {}", stop, StandardPhrases.TO_CONTINUE);
        }
        log.info("{} of {} in {}", tally, tally.read(), Durations.words(time(run)));
        if (earlier.read() > 0) {
            log.info(
                    "Begun by an earlier manifest of this name: {} of {}. Results: {}",
                    earlier,
                    earlier.read(),
                    Results.earlierFile(parameters.results()));
        }
        log.info("Results: {}", parameters.results());
        remember(run, parameters.manifest(), ending == RunEnding.STOPPED ? reason(parameters.manifest(), stops) : null);
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

    /** Why stages have submitted no more. That something is left without any such reason is said too. */
    private List<Stop> stops(RunEnding ending) {
        List<Stop> stops = Stream.concat(
                        control.whyStoppingNow().stream(),
                        Stream.of(Stage.values()).flatMap(stage -> control.whyStopped(stage).stream()))
                .distinct()
                .toList();
        return stops.isEmpty() && ending == RunEnding.STOPPED
                ? List.of(new Stop(StopReason.UNFINISHED, "some projects could not be submitted in this run"))
                : stops;
    }

    /** The one word for all of it: what ended the run counts, and else what keeps the first stage that has left something. */
    private StopReason reason(String manifest, List<Stop> stops) {
        return control.whyStoppingNow()
                .or(() -> Stream.of(Stage.values())
                        .filter(stage -> ledger.any(manifest, stage, SubmissionState.WAITING))
                        .flatMap(stage -> control.whyStopped(stage).stream())
                        .findFirst())
                .orElseGet(
                        () -> control.isBrokenOff() ? new Stop(StopReason.FAILURES, "") : stops.get(stops.size() - 1))
                .reason();
    }

    private void remember(JobExecution run, String manifest, @Nullable StopReason reason) {
        Tally tally = results.tallyOfAll(manifest);
        Instant since = clock.instant().minus(time(run));
        history.ended(
                run.getId(),
                new RunFigures(
                        Objects.toString(reason, null),
                        tally.read(),
                        tally.edited(),
                        tally.toReview(),
                        tally.failed(),
                        tally.invalid(),
                        tally.unknown(),
                        tally.waiting(),
                        tally.running(),
                        tally.accepted(),
                        tally.dropped(),
                        history.mediaSeconds(manifest, since),
                        history.aiCredits(manifest, since)),
                control.pauses());
    }

    private static Duration time(JobExecution run) {
        LocalDateTime start = run.getStartTime();
        return start == null ? Duration.ZERO : Duration.between(start, LocalDateTime.now(ZoneId.systemDefault()));
    }
}
