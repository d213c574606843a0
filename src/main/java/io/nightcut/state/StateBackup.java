package io.nightcut.state;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.file.AtomicFile;
import io.nightcut.file.LockedFile;
import io.nightcut.state.file.StateFile;
import io.nightcut.state.file.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The files of a state as a whole: what can be said of one, and how another one is put in its place. */
public final class StateBackup {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final long KILOBYTE = 1024;

    private StateBackup() {}

    /** Its file, size and version, for people. */
    public static String describe(StateInspection found) {
        return switch (found.condition()) {
            case MISSING -> "%s, there is none yet".formatted(found.place());
            case UNUSABLE -> found.detail();
            case USABLE, IN_USE ->
                "%s, %d kB, %s%s"
                        .formatted(
                                found.place(),
                                found.bytes() / KILOBYTE,
                                found.detail(),
                                found.condition() == StateInspection.Condition.IN_USE
                                        ? ", a run is working on it"
                                        : "");
        };
    }

    /**
     * Puts a backup in the place of a state, which is kept beside it.
     *
     * @return what was done
     * @throws NightcutException the file is no state that this program can use, or a run is working on the state
     */
    public static String restore(Path backup, StateAddress address) {
        if (address.isServer()) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "The state %s is in a database, which is restored by its own tools (pg_restore). To move a state from a file into an empty database: nightcut state copy %s --nightcut.state=FILE without its ending"
                            .formatted(address, address));
        }
        Path state = address.path();
        StateInspection found = StateInspection.ofFile(backup);
        if (found.condition() != StateInspection.Condition.USABLE) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "%s is not restored: %s"
                            .formatted(
                                    backup,
                                    found.condition() == StateInspection.Condition.MISSING
                                            ? "there is no such file"
                                            : found.detail()));
        }
        try {
            LockedFile lock = StateLock.take(state).orElseThrow(() -> StateLock.inUse(state.toString()));
            try {
                return replace(StateFile.of(state), backup, found.detail());
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new NightcutException(
                    ExitCode.STOPPED, "%s cannot be restored: %s".formatted(backup, e.getMessage()));
        }
    }

    private static String replace(Path file, Path backup, String detail) throws IOException {
        String kept = "";
        if (Files.exists(file)) {
            String name = file.getFileName().toString().replace(StateFile.END, "");
            Path aside = file.resolveSibling("%s-before-%s%s"
                    .formatted(name, TIME.format(Clock.systemUTC().instant().atOffset(ZoneOffset.UTC)), StateFile.END));
            AtomicFile.forOwnerOnly(aside).writeCopyOf(file);
            kept = " What was there is kept in %s.".formatted(aside);
        }
        AtomicFile.forOwnerOnly(file).writeCopyOf(backup);
        return "%s is the state now: %s.%s".formatted(file, detail, kept);
    }
}
