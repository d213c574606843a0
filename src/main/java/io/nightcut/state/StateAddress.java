package io.nightcut.state;

import io.nightcut.state.file.StateFile;
import java.nio.file.Path;

/**
 * Where the state is: a file of this machine, or a PostgreSQL database that several machines share.
 *
 * @param value of the setting: a path without its ending, or a URL of JDBC
 */
public record StateAddress(String value) {

    /** Names the state. */
    public static final String SETTING = "nightcut.state";

    /**
     * Path and first part of the name of what belongs to this machine and not to the state: upload addresses, the secret of
     * callbacks, downloads. Beside a state that is a file, and in the home for a database.
     */
    public static final String MACHINE_FILES = "${state.files:${nightcut.state}}";

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Whether it is a database on a server. */
    public boolean isServer() {
        return isServer(value);
    }

    /** The same, of the setting's value. */
    public static boolean isServer(String value) {
        return value.startsWith(POSTGRESQL);
    }

    /** The path of the file, without its ending. */
    public Path path() {
        return Path.of(value).toAbsolutePath();
    }

    /** For people: the file, or host and name of the database. */
    public String shown() {
        return isServer() ? value.replaceFirst("\\?.*", "") : value + StateFile.END;
    }

    /** Parameters of the URL may hold secrets. */
    @Override
    public String toString() {
        return shown();
    }
}
