package io.nightcut.state.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class IntegrityCheckTest {

    /** A run's update of 100,000 projects takes longer. */
    @Test
    void theStatementsAfterItMayTakeTheirTime() throws SQLException {
        SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:h2:mem:", true);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {
                "attempt (ended int)", "claim (stage int)", "submission (project_url int)", "project (prompt int)"
            }) {
                statement.execute("create table " + table);
            }

            IntegrityCheck.of(database);

            assertThat(statement.getQueryTimeout()).isZero();
        } finally {
            database.destroy();
        }
    }
}
