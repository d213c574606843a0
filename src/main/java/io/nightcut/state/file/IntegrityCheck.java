package io.nightcut.state.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Reads what was paid through once, as far as that goes in a second: what is damaged is seen before anything is sent. */
public final class IntegrityCheck {

    private static final long NANOSECONDS = 1_000_000_000L;

    /** A column of each table that is in no index. */
    private static final List<String> WHAT_WAS_PAID = List.of(
            "select count(ended) from attempt",
            "select count(stage) from claim",
            "select count(project_url) from submission",
            "select count(prompt) from project");

    private IntegrityCheck() {}

    /**
     * Reads what was paid, for a second at most.
     *
     * @throws SQLException what was read is damaged
     */
    public static void of(DataSource database) throws SQLException {
        long began = System.nanoTime();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            try {
                read(statement, began + NANOSECONDS);
            } finally {
                // In H2 it is the connection's, which others get from the pool.
                statement.setQueryTimeout(0);
            }
        } catch (SQLTimeoutException e) {
            // As far as it goes: no run waits longer for it.
            return;
        }
    }

    private static void read(Statement statement, long end) throws SQLException {
        for (String query : WHAT_WAS_PAID) {
            if (System.nanoTime() > end) {
                return;
            }
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
            }
        }
    }
}
