package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.results.Results;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stops the run in good order on SIGTERM, SIGINT or SIGHUP: no new POST is sent, answers that are due are waited for a few
 * seconds, the results are written. As a lifecycle bean it holds up the closing of the application's context, which would
 * otherwise close the database before the run has ended.
 */
@Component
class StopSignal implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StopSignal.class);
    private static final Duration TIME_FOR_ANSWERS = Duration.ofSeconds(7);

    private final RunControl run;
    private final Results results;
    private volatile @Nullable RunRequest current;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private volatile boolean stopped;

    StopSignal(RunControl run, Results results) {
        this.run = run;
        this.results = results;
    }

    /** From now on a signal stops this run. */
    void runBegins(RunRequest request) {
        ended = new CountDownLatch(1);
        // Once a shutdown has begun, Spring accepts no more of these.
        SpringApplication.getShutdownHandlers().add(this::exit);
        current = request;
    }

    void runEnded() {
        current = null;
        ended.countDown();
    }

    /**
     * Waits for the end of the run.
     *
     * @return false: it has not ended in this time
     */
    boolean awaitEndOfRun(Duration atMost) {
        try {
            return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void start() {
        // There is nothing to stop before a run begins.
    }

    @Override
    public boolean isRunning() {
        return current != null;
    }

    /** Called when the context is closed. While a run goes on, only a signal's shutdown hook closes it. */
    @Override
    public void stop() {
        RunRequest request = current;
        stopped = true;
        run.stopNow("the run was asked to stop; jobs that are running in Descript go on");
        if (!awaitEndOfRun(TIME_FOR_ANSWERS)) {
            log.warn(
                    "Descript has not answered every call in time; the next run checks whether they were carried out. {}",
                    StandardPhrases.TO_CONTINUE);
            if (request != null) {
                writeResults(request);
            }
        }
    }

    private void writeResults(RunRequest request) {
        try {
            results.write(request.manifest(), request.results());
        } catch (RuntimeException e) {
            log.error(e.getMessage());
        }
    }

    /** The JVM itself would exit with 128 plus the signal's number. */
    private void exit() {
        if (stopped) {
            Runtime.getRuntime().halt(ExitCode.STOPPED);
        }
    }
}
