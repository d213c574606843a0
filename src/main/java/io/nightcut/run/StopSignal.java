package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.RunControl;
import io.nightcut.results.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * SIGTERM, SIGINT or SIGHUP: no new POST, the answers to those in flight are awaited for a moment, the results are
 * written. The application's context is closed by then, and would take the database away before the run has ended.
 */
@Component
class StopSignal implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StopSignal.class);
    private static final Duration FOR_ANSWERS = Duration.ofSeconds(7);

    private final RunControl run;
    private final Results results;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean stopped;
    private String manifest = "";
    private Path file = Path.of("");

    StopSignal(RunControl run, Results results) {
        this.run = run;
        this.results = results;
    }

    void runBegins(String manifest, Path file) {
        this.manifest = manifest;
        this.file = file;
        // Once a shutdown has begun Spring takes no more of these.
        SpringApplication.getShutdownHandlers().add(this::exit);
        running = true;
    }

    void runEnded() {
        running = false;
        ended.countDown();
    }

    /** False: the run goes on still after this time. */
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
        // Begins with the run.
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Called while a run goes on only by the shutdown hook of a signal. */
    @Override
    public void stop() {
        stopped = true;
        run.stopNow("asked to. What runs in Descript goes on; run the same command again to go on");
        if (!awaitEndOfRun(FOR_ANSWERS)) {
            log.warn("An answer of Descript did not come in time: the next run looks what came of the call");
            writeResults();
        }
    }

    private void writeResults() {
        try {
            results.write(manifest, file);
        } catch (RuntimeException e) {
            log.error(e.getMessage());
        }
    }

    /** The JVM would exit with 128 + the signal's number. */
    private void exit() {
        if (stopped) {
            Runtime.getRuntime().halt(ExitCode.STOPPED);
        }
    }
}
