package io.nightcut.state;

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
 * @param file its file
 * @param bytes the size of the file
 * @param detail the version and what it knows, or why it cannot be used
 */
public record StateInspection(Path file, Condition condition, long bytes, String detail) {

    /** What can be done with it. */
    public enum Condition {
        MISSING,
        IN_USE,
        UNUSABLE,
        USABLE
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

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
