package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.RunControl;
import io.nightcut.control.StopReason;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.history.RunHistory;
import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.notify.EndedRun;
import io.nightcut.notify.Notices;
import io.nightcut.report.MorningSummary;
import io.nightcut.report.Report;
import io.nightcut.results.RunEnding;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** What is done when a run has ended, for those who look at it in the morning: nothing of it changes how the run ended. */
@Component
class AfterRun {

    private static final Logger log = LoggerFactory.getLogger(AfterRun.class);

    private final Report report;
    private final Notices notices;
    private final RunHistory history;
    private final RunControl control;

    AfterRun(Report report, Notices notices, RunHistory history, RunControl control) {
        this.report = report;
        this.notices = notices;
        this.history = history;
        this.control = control;
    }

    /** A run begins. */
    void runBegins() {
        harmlessly(notices::runBegins);
    }

    /** It has come to its end. */
    void ended(RunRequest request, RunEnding ending, JobExecution execution) {
        harmlessly(() -> {
            MorningSummary written = report.writeAfterRun(request.manifest(), request.results());
            notices.runEnded(new EndedRun(
                    request.manifest(),
                    request.results(),
                    ending.exitCode(),
                    reason(request.manifest(), execution.getId()),
                    null,
                    written == null ? report.summary(request.manifest()) : written,
                    written == null ? null : Report.fileFor(request.results()),
                    hasLittleTime()));
        });
    }

    /** It could not begin, or did not come to its end: returns why. */
    <T extends RuntimeException> T failed(RunRequest request, T failure) {
        harmlessly(() -> notices.runEnded(new EndedRun(
                request.manifest(),
                request.results(),
                exitCode(failure),
                failure instanceof NightcutException told ? told.reason().orElse(null) : null,
                String.valueOf(failure.getMessage()),
                null,
                null,
                hasLittleTime())));
        return failure;
    }

    private static int exitCode(RuntimeException failure) {
        if (failure instanceof NightcutException told) {
            return told.exitCode();
        }
        return failure instanceof ManifestException ? ExitCode.REFUSED : ExitCode.BROKEN;
    }

    private @Nullable StopReason reason(String manifest, long execution) {
        return history.runs(manifest, 1).stream()
                .filter(run -> run.execution() == execution)
                .map(PastRun::stopReason)
                .filter(Objects::nonNull)
                .map(word -> StopReason.valueOf(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** Whether the program was asked to stop: it is ended in some seconds. */
    private boolean hasLittleTime() {
        return control.whyStoppingNow()
                .filter(stop -> stop.reason() == StopReason.SIGNAL)
                .isPresent();
    }

    private static void harmlessly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            log.warn("After the run: {}", String.valueOf(e.getMessage()));
        }
    }
}
