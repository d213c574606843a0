package io.nightcut.state;

import io.nightcut.state.file.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The versions of the tables: the one that a state has, and the newest that this program knows. */
final class SchemaVersion {

    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*");

    private SchemaVersion() {}

    static int of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select max(cast(\"version\" as int)) from \"flyway_schema_history\" where \"success\"")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** The same of a database on a server; 0: it has no tables yet. */
    static int ofServer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            row.next();
            return row.getBoolean(1) ? of(connection) : 0;
        }
    }

    static int newestKnown() {
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

    /** What ends a command whose state is from the future. */
    static String newer(Path state, int version) {
        return StateFile.isNewer(state, String.valueOf(version), String.valueOf(newestKnown()));
    }
}
