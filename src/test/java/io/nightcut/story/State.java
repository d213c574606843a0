package io.nightcut.story;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * The state between two runs: what a death or a power cut leaves of it.
 *
 * @param url of its database
 * @param user of the database
 */
public record State(String url, String user) {

    private static final String IN_A_FILE = "jdbc:h2:file:";
    private static final String OWNER = "nightcut";

    /** In a file. */
    public State(Path file) {
        this(IN_A_FILE + file, OWNER);
    }

    /** This program's, in whichever database. */
    public State(Nightcut nightcut) {
        this(url(nightcut.settings().get("nightcut.state")), user(nightcut.settings()));
    }

    private static String url(String state) {
        return state.startsWith("jdbc:") ? state : IN_A_FILE + state;
    }

    private static String user(Map<String, String> settings) {
        return settings.getOrDefault("nightcut.database.user", OWNER);
    }

    /** The last run did not come to its end. */
    void died() {
        change("""
                update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null
                where job_execution_id = (select max(job_execution_id) from batch_job_execution)
                """);
    }

    /**
     * The last run noted its own end, and not that of this step.
     *
     * @param status how Spring Batch has it: {@code STARTED} or {@code UNKNOWN}
     */
    void couldNotWriteTheEndOf(String step, String status) {
        change("""
                update batch_job_execution set status = 'FAILED', exit_code = 'FAILED'
                where job_execution_id = (select max(job_execution_id) from batch_job_execution)
                """, """
                update batch_step_execution set status = '%s', exit_code = 'EXECUTING', end_time = null
                where step_name = '%s'
                  and job_execution_id = (select max(job_execution_id) from batch_job_execution)
                """.formatted(status, step));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    public void change(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What this query says. */
    public BigDecimal number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBigDecimal(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is reserved for calls that are under way, and for edits that are to follow an import of the last night. */
    public BigDecimal reserved() {
        return number("""
                select coalesce((select sum(c.reserved_credits) from claim c where c.ending is null), 0)
                    + coalesce((select sum(s.reserved_credits) from submission s where s.state = 'SENDING'), 0)
                    + coalesce((select sum(i.edit_credits) from submission i
                                left join submission e on e.project_key = i.project_key and e.stage = 'EDIT'
                                where i.stage = 'IMPORT' and i.state in ('SENDING', 'RUNNING', 'DONE')
                                  and i.night = (select max(n.night) from submission n)
                                  and (e.state is null or e.state = 'WAITING')), 0)
                """);
    }
}
