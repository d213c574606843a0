package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The end of the program on SIGTERM, SIGINT or SIGHUP: the command ends in its own words and with its own exit code, where
 * the JVM would exit with 128 plus the signal's number.
 */
public final class ProgramEnd {

    /** Longer than a run takes to stop: it ends the program itself when it cannot end in time. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.STOPPED;
    private volatile boolean stopping;

    /** Waits for signals from now on. */
    public static ProgramEnd onSignals() {
        ProgramEnd end = new ProgramEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(end::stop, "program-end"));
        return end;
    }

    /** Whether the program has been asked to stop. */
    public boolean isStopping() {
        return stopping;
    }

    /** Carries out the command, and returns its exit code. */
    public int of(IntSupplier command) {
        try {
            exitCode = command.getAsInt();
        } finally {
            ended.countDown();
        }
        return exitCode;
    }

    /** Every exit comes here. Without a signal the command has ended, and the JVM has its exit code. */
    private void stop() {
        if (ended.getCount() == 0) {
            return;
        }
        stopping = true;
        try {
            if (!ended.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                exitCode = ExitCode.STOPPED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
