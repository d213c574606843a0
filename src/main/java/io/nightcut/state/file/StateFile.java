package io.nightcut.state.file;

import io.nightcut.file.OwnFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The file in which H2 keeps a state. An empty one is either a state that is just being created, which a note beside it
 * says, or one that was lost: that must not be taken for a new one, since all that it knew would be paid again.
 */
public final class StateFile {

    /** What H2 adds to the name of a state. */
    public static final String END = ".mv.db";

    private static final String BEING_CREATED = ".new";
    private static final String OWNER = ".owner";

    private StateFile() {}

    /** The file of a state, which is named without its ending. */
    public static Path of(Path state) {
        return state.resolveSibling(state.getFileName() + END);
    }

    /** The note of the process that opened a state last, or has it open. */
    public static Path owner(Path state) {
        return state.resolveSibling(state.getFileName() + OWNER);
    }

    /** Why a file that is not there must not be taken for a new state: it has been one; empty: it may be created. */
    public static Optional<String> vanished(Path state) {
        return Files.notExists(of(state)) && Files.exists(owner(state))
                ? Optional.of(
                        "%s is gone, though nightcut has used it (%s): what was paid for is lost. Restore the file from a backup; or delete %s, and every project is new"
                                .formatted(of(state), whoWroteLast(state), owner(state)))
                : Optional.empty();
    }

    /** Who wrote the note last: {@code pid 4711, since 2026-11-26 02:00:00+01:00}. */
    public static String whoWroteLast(Path state) {
        try {
            return Files.readString(owner(state));
        } catch (IOException e) {
            return "process unknown";
        }
    }

    /** Ends a command whose state was there once and is not there any more: exit code 2. */
    public static void refuseVanished(Path state) {
        vanished(state).ifPresent(why -> {
            throw refused(state, why);
        });
    }

    /** Creates the file empty if there is none, and closes it to others. */
    public static void reserve(Path state) throws IOException {
        Path file = of(state);
        Path note = beingCreated(state);
        if (Files.notExists(file)) {
            OwnFolder.reserve(note);
        } else if (Files.isDirectory(file)) {
            throw refused(state, file + " is a folder. Choose another path");
        } else if (Files.size(file) == 0 && Files.notExists(note)) {
            throw refused(state, isEmpty(state));
        }
        OwnFolder.reserve(file);
    }

    /** Closes the file to others, if there is one. A run creates it otherwise. */
    public static void restrict(Path state) throws IOException {
        Path file = of(state);
        if (Files.isDirectory(file)) {
            throw refused(state, file + " is a folder. Choose another path");
        }
        if (Files.size(file) == 0 && Files.notExists(beingCreated(state))) {
            throw refused(state, isEmpty(state));
        }
        OwnFolder.reserve(file);
    }

    /** Why an empty file cannot be used. */
    public static String isEmpty(Path state) {
        return "%s is empty: what was paid for is lost. Restore the file from a backup; or delete it%s, and every project is new"
                .formatted(of(state), Files.exists(owner(state)) ? " and " + owner(state) : "");
    }

    /** Why a state cannot be used that a newer version has changed. */
    public static String isNewer(Path state, String version, String known) {
        return "%s was written by a newer nightcut (state version %s, this one knows %s). Use the newest nightcut"
                .formatted(of(state), version, known);
    }

    /** The state has been opened, and so it is created. */
    public static void opened(Path state) {
        try {
            Files.deleteIfExists(beingCreated(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beingCreated(Path state) {
        return state.resolveSibling(state.getFileName() + BEING_CREATED);
    }

    /** What ends a command that cannot use the file of its state. */
    public static InvalidConfigurationPropertyValueException refused(Path state, String why) {
        return new InvalidConfigurationPropertyValueException("nightcut.state", state, why);
    }
}
