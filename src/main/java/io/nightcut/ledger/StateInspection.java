package io.nightcut.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What can be seen of a state without using it.
 *
 * @param file its file
 * @param bytes the size of the file
 * @param detail the version and what it knows, or why it cannot be used
 */
public record StateInspection(Path file, Condition condition, long bytes, String detail) {

    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*");

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

    private static StateInspection opened(Path state, Path file, long bytes) {
        String url =
                "jdbc:h2:file:%s;IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0".formatted(state.toAbsolutePath());
        try (Connection connection = DriverManager.getConnection(url, "nightcut", "");
                Statement statement = connection.createStatement()) {
            int version = number(
                    statement, "select max(cast(\"version\" as int)) from \"flyway_schema_history\" where \"success\"");
            int newest = newestKnown();
            return version > newest
                    ? new StateInspection(
                            file,
                            Condition.UNUSABLE,
                            bytes,
                            StateFile.isNewer(state, String.valueOf(version), String.valueOf(newest)))
                    : new StateInspection(
                            file,
                            Condition.USABLE,
                            bytes,
                            "version %d, %d projects"
                                    .formatted(version, number(statement, "select count(*) from project")));
        } catch (SQLException e) {
            if (StateErrors.isInUse(e)) {
                return new StateInspection(file, Condition.IN_USE, bytes, "");
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

    private static int newestKnown() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql"))
                    .map(Resource::getFilename)
                    .map(String::valueOf)
                    .map(MIGRATION::matcher)
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
