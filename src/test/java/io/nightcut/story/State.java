package io.nightcut.story;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The state between two runs: what a death or a power cut leaves of it. */
public record State(Path file) {

    /** The last run did not come to its end. */
    void died() {
        change("""
                update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null
                where job_execution_id = (select max(job_execution_id) from batch_job_execution)
                """);
    }

    public void change(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "nightcut", "");
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
