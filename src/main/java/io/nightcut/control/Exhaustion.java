package io.nightcut.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The end of a process that has no memory or stack left: as if it had been killed, so that nothing is written that could be
 * half true, and the next run does what it does after every crash.
 */
public final class Exhaustion {

    private static final byte[] MEMORY =
            line("nightcut ran out of memory. Give it more, as in JDK_JAVA_OPTIONS=-Xmx1g. ");
    private static final byte[] STACK = line("Internal error in nightcut: no stack left (StackOverflowError). ");

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** In bytes. What has less than that left comes to no end any more, since it does nothing but look for some. */
    private static final int LEAST = 1 << 18;

    @SuppressWarnings("UnusedVariable") // Else the compiler of the JVM could leave the attempt out.
    private static volatile byte @Nullable [] lastTried;

    private Exhaustion() {}

    /** Made beforehand: there may be no memory for it later. */
    private static byte[] line(String why) {
        return (why + StandardPhrases.TO_CONTINUE + System.lineSeparator()).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * From now on the process ends when a thread dies of it, or when the heap is full: libraries catch the errors of their
     * threads, try again, and are heard of no more.
     */
    public static void watch() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (failure instanceof VirtualMachineError error) {
                end(error);
            }
            LoggerFactory.getLogger(Exhaustion.class).error("Internal error in {}", thread.getName(), failure);
        });
        Thread monitor = new Thread(Exhaustion::tryForEver, "memory-monitor");
        monitor.setDaemon(true);
        monitor.start();
    }

    private static void tryForEver() {
        while (true) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try {
                lastTried = new byte[LEAST];
                lastTried = null;
            } catch (OutOfMemoryError e) {
                end(e);
            }
        }
    }

    /** Tells it in one line on standard error, and returns the exit code. */
    public static int tell(VirtualMachineError error) {
        try {
            byte[] line = error instanceof StackOverflowError ? STACK : MEMORY;
            System.err.write(line, 0, line.length);
            System.err.flush();
        } catch (VirtualMachineError again) {
            // The exit code has to do.
        }
        return ExitCode.BROKEN;
    }

    /** The same, and ends the process at once, whatever other threads are doing: one of them tells it. */
    public static synchronized void end(VirtualMachineError error) {
        try {
            tell(error);
        } finally {
            Runtime.getRuntime().halt(ExitCode.BROKEN);
        }
    }
}
