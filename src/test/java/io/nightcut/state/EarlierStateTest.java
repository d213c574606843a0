package io.nightcut.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.story.PostgreSqlServer;
import io.nightcut.story.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of a state in a database, too, what an earlier version has left is kept before it is changed. */
class EarlierStateTest {

    private static final int EARLIER = 17;

    @Test
    void itsCopyIsOfItsOwnVersionAndHasAllOfIt(@TempDir Path folder) throws SQLException {
        DriverManagerDataSource database =
                new DriverManagerDataSource(PostgreSqlServer.newDatabase(), PostgreSqlServer.USER, "");
        Flyway.configure()
                .dataSource(database)
                .target(String.valueOf(EARLIER))
                .load()
                .migrate();
        State earlier = new State(database.getUrl(), PostgreSqlServer.USER);
        earlier.change("insert into drive (drive_id, name) values ('drive-1', 'The Drive')");
        Path copy = folder.resolve("machine-version-17.mv.db");

        StateCopy.write(database, copy, EARLIER);
        StateCopy.write(database, copy, EARLIER);

        State kept = new State(folder.resolve("machine-version-17"));
        try (Connection connection = kept.connect()) {
            assertThat(SchemaVersion.of(connection)).isEqualTo(EARLIER);
        }
        assertThat(kept.number("select count(*) from drive where name = 'The Drive'"))
                .isOne();
    }
}
