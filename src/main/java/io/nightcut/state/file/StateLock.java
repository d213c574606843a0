package io.nightcut.state.file;

import io.nightcut.control.Durations;
import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.control.NightcutException;
import io.nightcut.control.ShutdownInProgress;
import io.nightcut.control.StandardPhrases;
import io.nightcut.file.AtomicFile;
import io.nightcut.file.LockedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One nightcut at a time changes a state: the file beside it that says who is locked by that process. The lock goes when the
 * process dies; what the file says may stay.
 */
public final class StateLock {

    private static final Logger log = LoggerFactory.getLogger(StateLock.class);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private StateLock() {}

    /** Takes the lock; empty: another nightcut has it. */
    public static Optional<LockedFile> take(Path state) throws IOException {
        return LockedFile.lock(file(state), thisProcess());
    }

    public static String thisProcess() {
        return "pid %d, since %s".formatted(ProcessHandle.current().pid(), LogTime.of(Instant.now()));
    }

    /** Writes down that this process uses the state, which it has opened. */
    public static void writeOwner(Path state) {
        Path note = StateFile.owner(state);
        try {
            AtomicFile.forOwnerOnly(note).write(out -> out.write(thisProcess().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            log.warn("Cannot write {}: {}", note, e.getMessage());
        }
    }

    /**
     * Takes the lock, and waits for it if need be.
     *
     * @throws NightcutException another nightcut has had it for all this time, or the program is to stop
     */
    public static LockedFile take(Path state, Duration atMost) throws IOException {
        return await(() -> take(state), state.toString(), () -> owner(state.toString()), atMost);
    }

    /** An attempt to take what only one process may have. */
    @FunctionalInterface
    public interface Attempt<T, E extends Exception> {

        /** Empty: another one has it. */
        Optional<T> take() throws E;
    }

    /** The same of what is taken by this attempt. */
    public static <T, E extends Exception> T await(
            Attempt<T, E> attempt, String state, Supplier<String> owner, Duration atMost) throws E {
        long began = System.nanoTime();
        boolean isTold = false;
        Optional<T> taken = attempt.take();
        while (taken.isEmpty()) {
            if (System.nanoTime() - began >= atMost.toNanos()) {
                throw inUse(state, owner.get());
            }
            if (!isTold) {
                log.info(
                        "Another nightcut is using the state {} ({}); waiting for its end, at most {}",
                        state,
                        owner.get(),
                        Durations.words(atMost));
                isTold = true;
            }
            pause();
            taken = attempt.take();
        }
        return taken.get();
    }

    private static void pause() {
        boolean isInterrupted = false;
        try {
            // Nobody counts it down: it is a wait.
            isInterrupted = new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isInterrupted = true;
        }
        if (isInterrupted || ShutdownInProgress.isSeen()) {
            throw new NightcutException(
                    ExitCode.STOPPED,
                    "Stopped before the end: the run was asked to stop while it waited for another one. %s %s"
                            .formatted(StandardPhrases.NOTHING_SENT, StandardPhrases.TO_CONTINUE));
        }
    }

    /** What ends a command whose state is in use, with the process that has it: exit code 4. */
    public static NightcutException inUse(String state) {
        return inUse(state, owner(state));
    }

    /** The same, with who has it. */
    public static NightcutException inUse(String state, String owner) {
        return new NightcutException(
                ExitCode.OCCUPIED,
                "Another nightcut is using the state %s (%s). Wait until it has finished (run --wait 2h), or set another --nightcut.state. Nothing was sent."
                        .formatted(state, owner));
    }

    /** Who had the lock last: {@code pid 4711, since 2026-11-26 02:00:00+01:00}. */
    public static String owner(String state) {
        try {
            return Files.readString(file(Path.of(state)));
        } catch (IOException e) {
            return StateFile.whoWroteLast(Path.of(state));
        }
    }

    private static Path file(Path state) {
        return state.resolveSibling(state.getFileName() + ".lock");
    }
}
