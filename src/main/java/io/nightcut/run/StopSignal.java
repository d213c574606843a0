package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
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

    private final Runnable exit = this::exit;
    private final RunControl run;
    private final Results results;
    private volatile @Nullable RunRequest current;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private volatile boolean stopped;

    StopSignal(RunControl run, Results results) {
        this.run = run;
        this.results = results;
    }

    /**
     * From now on a signal stops this run.
     *
     * @throws NightcutException there was one already
     */
    synchronized void runBegins(RunRequest request) {
        try {
            // Once a shutdown has begun, Spring accepts no more of these.
            SpringApplication.getShutdownHandlers().add(exit);
        } catch (IllegalStateException e) {
            stopped = true;
        }
        if (stopped) {
            throw NightcutException.stopped(
                    StopReason.SIGNAL,
                    "the run was asked to stop. %s %s"
                            .formatted(StandardPhrases.NOTHING_SENT, StandardPhrases.TO_CONTINUE));
        }
        ended = new CountDownLatch(1);
        current = request;
    }

    /** What is left is to close the program: a signal changes nothing in how the run ended. */
    void runEnded() {
        current = null;
        ended.countDown();
        try {
            SpringApplication.getShutdownHandlers().remove(exit);
        } catch (IllegalStateException e) {
            // A shutdown is in progress, and it finds that the run has ended.
        }
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
        return !stopped;
    }

    /** Called when the context is closed. While a run goes on, only a signal's shutdown hook closes it. */
    @Override
    public void stop() {
        RunRequest request = currentOnce();
        if (request == null) {
            return;
        }
        run.stopNow(StopReason.SIGNAL, "the run was asked to stop; jobs that are running in Descript go on");
        if (!awaitEndOfRun(TIME_FOR_ANSWERS)) {
            log.warn(
                    "Descript has not answered every call in time; the next run checks whether they were carried out. {}",
                    StandardPhrases.TO_CONTINUE);
            writeResults(request);
        }
    }

    /** After this no run begins any more. */
    private synchronized @Nullable RunRequest currentOnce() {
        stopped = true;
        return current;
    }

    private void writeResults(RunRequest request) {
        try {
            results.writeIfRead(request.manifest(), request.results());
        } catch (RuntimeException e) {
            log.error(e.getMessage());
        }
    }

    /** A run that does not end in time, since a call gets no answer, does not keep the program from ending. */
    private void exit() {
        if (stopped && current != null) {
            if (System.out instanceof LogOutput log) {
                log.awaitWritten();
            }
            Runtime.getRuntime().halt(ExitCode.STOPPED);
        }
    }
}
