package io.nightcut.run;

import io.nightcut.control.LogTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file beside the state that tells others which process is using it. It is not the lock: that is the database's, and is
 * released when its holder dies, while the note may stay.
 */
public final class LockOwnerNote {

    private static final Logger log = LoggerFactory.getLogger(LockOwnerNote.class);

    private LockOwnerNote() {}

    /** Writes down that this process is using the state. Only who has opened the database, and so has the lock, may. */
    public static void write(String state) {
        String owner = "pid %d, since %s".formatted(ProcessHandle.current().pid(), LogTime.of(Instant.now()));
        try {
            Files.writeString(file(state), owner);
        } catch (IOException e) {
            log.warn("Cannot write {}: {}", file(state), e.getMessage());
        }
    }

    /** Who wrote the note last: {@code pid 4711, since 2026-11-26T02:00:00Z}. */
    public static String of(String state) {
        try {
            return Files.readString(file(state));
        } catch (IOException e) {
            return "process unknown";
        }
    }

    private static Path file(String state) {
        return Path.of(state + ".owner");
    }
}
