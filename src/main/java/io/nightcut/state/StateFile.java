package io.nightcut.state;

import io.nightcut.file.OwnFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The file in which H2 keeps a state. An empty one is either a state that is just being created, which a note beside it
 * says, or one that was lost: that must not be taken for a new one, since all that it knew would be paid again.
 */
public final class StateFile {

    static final String END = ".mv.db";
    private static final String BEING_CREATED = ".new";

    private StateFile() {}

    /** The file of a state, which is named without its ending. */
    public static Path of(Path state) {
        return state.resolveSibling(state.getFileName() + END);
    }

    /** Creates the file empty if there is none, and closes it to others. */
    static void reserve(Path state) throws IOException {
        Path file = of(state);
        Path note = beingCreated(state);
        if (Files.notExists(file)) {
            OwnFolder.reserve(note);
        } else if (Files.isDirectory(file)) {
            throw refused(state, file + " is a folder. Choose another path");
        } else if (Files.size(file) == 0 && Files.notExists(note)) {
            throw refused(state, isEmpty(file));
        }
        OwnFolder.reserve(file);
    }

    /** Closes the file to others, if there is one. A run creates it otherwise. */
    static void restrict(Path state) throws IOException {
        Path file = of(state);
        if (Files.isDirectory(file)) {
            throw refused(state, file + " is a folder. Choose another path");
        }
        if (Files.size(file) == 0 && Files.notExists(beingCreated(state))) {
            throw refused(state, isEmpty(file));
        }
        OwnFolder.reserve(file);
    }

    static String isEmpty(Path file) {
        return "%s is empty: what was paid for is lost. Restore the file from a backup; or delete it, and every project is new"
                .formatted(file);
    }

    /** The state has been opened, and so it is created. */
    static void opened(Path state) {
        try {
            Files.deleteIfExists(beingCreated(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beingCreated(Path state) {
        return state.resolveSibling(state.getFileName() + BEING_CREATED);
    }

    private static InvalidConfigurationPropertyValueException refused(Path state, String why) {
        return new InvalidConfigurationPropertyValueException("nightcut.state", state, why);
    }
}
