package io.nightcut.state;

import io.nightcut.state.file.H2;
import io.nightcut.state.file.StateFile;
import io.nightcut.state.file.StateLock;
import io.nightcut.state.postgresql.DatabaseSettings;
import io.nightcut.state.postgresql.Lease;
import io.nightcut.state.postgresql.PostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What can be seen of a state without using it.
 *
 * @param place its file or its database, for people
 * @param bytes the size of the file or the database
 * @param detail the version and what it knows, or why it cannot be used
 * @param owner who works on it, or did last
 */
public record StateInspection(String place, Condition condition, long bytes, String detail, String owner) {

    /** What can be done with it. */
    public enum Condition {
        MISSING,
        IN_USE,
        UNUSABLE,
        USABLE
    }

    private StateInspection(Path file, Condition condition, long bytes, String detail) {
        this(file.toString(), condition, bytes, detail, "");
    }

    /** Reads it, also while a run works on it. */
    public static StateInspection of(StateAddress address, DatabaseSettings settings) {
        if (address.isServer()) {
            return ofServer(address, new PostgreSql(address.value(), settings));
        }
        StateInspection found = of(address.path());
        return new StateInspection(
                found.place(), found.condition(), found.bytes(), found.detail(), StateLock.owner(address.value()));
    }

    private static StateInspection ofServer(StateAddress address, PostgreSql server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            int version = SchemaVersion.ofServer(connection);
            if (version == 0) {
                return new StateInspection(address.shown(), Condition.MISSING, 0, "", "");
            }
            boolean isNewer = version > SchemaVersion.newestKnown();
            String holder = isNewer ? "" : Lease.holder(connection);
            return new StateInspection(
                    address.shown(),
                    isNewer ? Condition.UNUSABLE : holder.isEmpty() ? Condition.USABLE : Condition.IN_USE,
                    number(statement, "select pg_database_size(current_database())"),
                    isNewer
                            ? "%s has version %d, this nightcut knows %d. Use the newest nightcut"
                                    .formatted(address, version, SchemaVersion.newestKnown())
                            : "version %d, %d projects"
                                    .formatted(version, number(statement, "select count(*) from project")),
                    holder);
        } catch (SQLException e) {
            return new StateInspection(
                    address.shown(),
                    Condition.UNUSABLE,
                    0,
                    "%s cannot be used (%s). Check nightcut.state and nightcut.database"
                            .formatted(address, ServerState.firstLine(e)),
                    "");
        }
    }

    /** Opens it for reading, if nobody else has it open. */
    public static StateInspection of(Path state) {
        Path file = StateFile.of(state);
        try {
            if (Files.notExists(file)) {
                return StateFile.vanished(state)
                        .map(why -> new StateInspection(file, Condition.UNUSABLE, 0, why))
                        .orElseGet(() -> new StateInspection(file, Condition.MISSING, 0, ""));
            }
            long bytes = Files.size(file);
            return bytes == 0
                    ? new StateInspection(file, Condition.UNUSABLE, 0, StateFile.isEmpty(state))
                    : opened(state, file, bytes);
        } catch (IOException e) {
            return new StateInspection(
                    file, Condition.UNUSABLE, 0, "%s cannot be read (%s)".formatted(file, e.getMessage()));
        }
    }

    /** The same of a file by its name, which no run works on. */
    static StateInspection ofFile(Path file) {
        String name = file.toAbsolutePath().toString();
        if (!name.endsWith(StateFile.END)) {
            return new StateInspection(
                    file, Condition.UNUSABLE, 0, "its name does not end with %s. Rename it".formatted(StateFile.END));
        }
        return of(Path.of(name.substring(0, name.length() - StateFile.END.length())));
    }

    private static StateInspection opened(Path state, Path file, long bytes) {
        StateConnection found = StateConnection.toLook(state.toAbsolutePath());
        try (Connection connection = H2.connect(found.getJdbcUrl(), found.getUsername());
                Statement statement = connection.createStatement()) {
            int version = SchemaVersion.of(connection);
            if (version > SchemaVersion.newestKnown()) {
                return new StateInspection(file, Condition.UNUSABLE, bytes, SchemaVersion.newer(state, version));
            }
            return new StateInspection(
                    file,
                    found.isBesideRun() ? Condition.IN_USE : Condition.USABLE,
                    bytes,
                    "version %d, %d projects".formatted(version, number(statement, "select count(*) from project")));
        } catch (SQLException e) {
            if (StateErrors.isLost(e) && found.isBesideRun()) {
                // The run has ended in between, and does not answer another time.
                return opened(state, file, bytes);
            }
            return new StateInspection(
                    file,
                    Condition.UNUSABLE,
                    bytes,
                    StateErrors.unusable(e, state.toString())
                            .orElse("%s is no state of nightcut (%s). Choose another nightcut.state"
                                    .formatted(
                                            file,
                                            String.valueOf(e.getMessage())
                                                    .lines()
                                                    .findFirst()
                                                    .orElse(""))));
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
