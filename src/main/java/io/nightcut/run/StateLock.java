package io.nightcut.run;

import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.control.NightcutException;
import io.nightcut.file.AtomicFile;
import io.nightcut.ledger.StateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One nightcut at a time uses a state. The lock itself is the database's and is released when its holder dies; here is what
 * others are told: a note beside the state says which process has it, and may stay when that process dies.
 */
public final class StateLock {

    private static final Logger log = LoggerFactory.getLogger(StateLock.class);

    private StateLock() {}

    /** Writes down that this process is using the state, if there is one. Only who has opened the database, and so has the lock, may. */
    public static void writeOwner(String state) {
        if (Files.notExists(StateFile.of(Path.of(state)))) {
            return;
        }
        String owner = "pid %d, since %s".formatted(ProcessHandle.current().pid(), LogTime.of(Instant.now()));
        try {
            StateFile.opened(Path.of(state));
            AtomicFile.forOwnerOnly(file(state)).write(out -> out.write(owner.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            log.warn("Cannot write {}: {}", file(state), e.getMessage());
        }
    }

    /** What ends a command whose state is in use, with the process that has it: exit code 4. */
    public static NightcutException inUse(String state) {
        return new NightcutException(
                ExitCode.OCCUPIED,
                "Another nightcut is using the state %s (%s). Wait until it has finished, or set another --nightcut.state. Nothing was sent."
                        .formatted(state, owner(state)));
    }

    /** Who wrote the note last: {@code pid 4711, since 2026-11-26 02:00:00+01:00}. */
    public static String owner(String state) {
        return StateFile.whoWroteLast(Path.of(state));
    }

    private static Path file(String state) {
        return StateFile.owner(Path.of(state));
    }
}
