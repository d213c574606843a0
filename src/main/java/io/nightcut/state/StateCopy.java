package io.nightcut.state;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.file.AtomicFile;
import io.nightcut.file.OwnFolder;
import io.nightcut.state.file.H2;
import io.nightcut.state.file.StateFile;
import io.nightcut.state.file.StateLock;
import io.nightcut.state.postgresql.DatabaseSettings;
import io.nightcut.state.postgresql.Lease;
import io.nightcut.state.postgresql.PostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** A copy of a state as it is at one moment, row by row into new tables, also while a run works on it. */
public final class StateCopy {

    private StateCopy() {}

    /**
     * Copies it into a new file.
     *
     * @return how many projects it has
     * @throws NightcutException there is a file already, or it cannot be written
     */
    public static long copy(DataSource from, Path to) {
        if (!to.toString().endsWith(StateFile.END)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "The name of a backup ends with %s. Choose another than %s".formatted(StateFile.END, to));
        }
        if (Files.exists(to)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "%s is there already, and nothing is overwritten. Choose another file".formatted(to));
        }
        return write(from, to, SchemaVersion.newestKnown());
    }

    /** The same of a state of an earlier version; a file of this name is replaced. */
    static long write(DataSource from, Path to, int version) {
        Path target = to.toAbsolutePath().resolveSibling("." + to.getFileName() + "." + UUID.randomUUID());
        Path file = StateFile.of(target);
        try {
            OwnFolder.reserve(file);
            long projects = copyInto(from, target, version);
            // To compact it made a new file of it.
            OwnFolder.reserve(file);
            AtomicFile.sync(file);
            Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
            return projects;
        } catch (IOException | SQLException | MVStoreException e) {
            throw new NightcutException(
                    ExitCode.STOPPED, "The state cannot be copied to %s: %s".formatted(to, e.getMessage()));
        } finally {
            discard(file);
        }
    }

    /**
     * Copies it into a database on a server that holds no state yet.
     *
     * @return how many projects it has
     * @throws NightcutException there is a state already, or the database cannot be used
     */
    public static long copy(DataSource from, StateAddress to, DatabaseSettings settings) {
        PostgreSql server = new PostgreSql(to.value(), settings);
        try (Connection copy = server.connect()) {
            refuseUsed(copy, to);
            migrate(server.url(), settings.user(), settings.password());
            try (Lease lease = Lease.take(server, settings.lease())
                            .orElseThrow(() -> StateLock.inUse(
                                    to.toString(), server.holder().orElse("process unknown")));
                    Connection source = from.getConnection()) {
                // A run may have been here before the lease was taken.
                refuseUsed(copy, to);
                copyRows(source, copy, lease);
            }
            return TableCopy.count(copy, "project");
        } catch (SQLException e) {
            throw new NightcutException(
                    ExitCode.STOPPED, "The state cannot be copied to %s: %s".formatted(to, e.getMessage()));
        }
    }

    private static void refuseUsed(Connection copy, StateAddress to) throws SQLException {
        if (SchemaVersion.ofServer(copy) > 0 && TableCopy.count(copy, "project") > 0) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "%s holds a state already, and nothing is overwritten. Choose an empty database".formatted(to));
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It has a name that says what it is.
        }
    }

    private static long copyInto(DataSource from, Path target, int version) throws SQLException, IOException {
        String url = H2.fileUrl(target);
        migrate(url, H2.OWNER, "", version);
        try (Connection source = from.getConnection();
                Connection copy = H2.connect(url, H2.OWNER)) {
            copyRows(source, copy);
            try (Statement statement = copy.createStatement()) {
                long projects = TableCopy.count(copy, "project");
                statement.execute("shutdown");
                H2.compact(target);
                return projects;
            }
        }
    }

    /** Makes the tables, if there are none yet. */
    static void migrate(String url, String user, String password) {
        migrate(url, user, password, SchemaVersion.newestKnown());
    }

    private static void migrate(String url, String user, String password, int version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .target(String.valueOf(version))
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static List<String> reversed(List<String> tables) {
        List<String> reversed = new ArrayList<>(tables);
        Collections.reverse(reversed);
        return reversed;
    }

    /**
     * Copies all rows of one moment, and where the sequences stand, into tables that are empty but for what Flyway has written.
     *
     * @throws SQLException it failed, or what was copied is not what is there: nothing of it is kept
     */
    static void copyRows(Connection source, Connection copy) throws SQLException {
        copyRows(source, copy, null);
    }

    private static void copyRows(Connection source, Connection copy, @Nullable Lease lease) throws SQLException {
        source.setAutoCommit(false);
        if (PostgreSql.isIt(source)) {
            try (Statement statement = source.createStatement()) {
                // Of this transaction alone: a pooler would give the session's to others.
                statement.execute("set transaction isolation level repeatable read");
            }
        } else {
            source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        copy.setAutoCommit(false);
        try {
            List<String> tables = TableCopy.tables(source);
            try (Statement statement = copy.createStatement()) {
                for (String table : reversed(tables)) {
                    statement.execute("delete from " + table);
                }
            }
            for (String table : tables) {
                new TableCopy(source, copy, table).run();
            }
            TableCopy.copySequences(source, copy);
            if (lease != null) {
                lease.holdUntilCommit(copy);
            }
            copy.commit();
        } finally {
            copy.rollback();
            copy.setAutoCommit(true);
            source.rollback();
            source.setAutoCommit(true);
        }
    }
}
