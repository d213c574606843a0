package io.nightcut.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.NightcutApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who comes into the database of a run, and what they may do there. */
class StateServerTest {

    @TempDir
    static Path folder;

    private static Path state;
    private static ConfigurableApplicationContext run;
    private static ServerAddress address;

    @BeforeAll
    static void begin() {
        state = folder.resolve("nightcut");
        run = NightcutApplication.application().run("--nightcut.state=" + state, "--descript.token=none");
        address = ServerAddress.of(state).orElseThrow();
    }

    @AfterAll
    static void end() throws SQLException {
        run.close();
        assertThat(ServerAddress.of(state)).as("when the run has ended").isEmpty();
        try (Connection connection = H2.connect(H2.fileUrl(state), H2.OWNER)) {
            assertThat(connection.isValid(1))
                    .as("the password is gone with the run")
                    .isTrue();
        }
    }

    @Test
    void aReaderReadsWhatTheRunHasWrittenAndMayLeaveADecision() throws SQLException {
        JdbcClient jdbc = run.getBean(JdbcClient.class);
        jdbc.sql("insert into project (project_key, name, prompt, team_access) values ('k', 'Recap', 'p', 'edit')")
                .update();
        try (Connection reader = reader(address)) {
            assertThat(reader.createStatement()
                            .executeQuery("select * from project")
                            .next())
                    .isTrue();
            reader.createStatement()
                    .execute("insert into decision (decision_id, made_at, project_key, choice)"
                            + " values ('1', current_timestamp, 'k', 'DROP')");
        }
        assertThat(jdbc.sql("select choice from decision").query(String.class).list())
                .containsExactly("DROP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update project set name = ''",
                "delete from decision",
                "insert into drive (drive_id, name) values ('d', 'n')",
                "create table t (i int)",
                "drop table project",
                "create alias run for 'java.lang.Runtime.getRuntime'",
                "create user other password '' admin",
                "alter user reader admin true",
                "backup to 'copy.zip'",
                "script to 'copy.sql'",
                "select file_read('/etc/passwd')",
                "set exclusive 1",
                "shutdown immediately"
            })
    void aReaderChangesNothing(String sql) throws SQLException {
        try (Connection reader = reader(address)) {
            assertThatThrownBy(() -> reader.createStatement().execute(sql)).isInstanceOf(SQLException.class);
        }
        assertThat(run.getBean(JdbcClient.class)
                        .sql("select 1")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theOwnerOfTheFileHasNoWayInOverTheNetwork() {
        assertThatThrownBy(() -> H2.connect(address.url(Duration.ofSeconds(5)), H2.OWNER))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void withoutTheKeyNobodyComesIn() {
        for (ServerAddress other : List.of(
                new ServerAddress(address.port(), ServerAddress.newKey()),
                new ServerAddress(address.port(), "file:" + state))) {
            assertThatThrownBy(() -> reader(other)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theKeyIsForTheOwnerAloneAndNowhereElse() throws IOException {
        Path file = folder.resolve("nightcut.server");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).content().contains(address.key());
        assertThat(address).asString().doesNotContain(address.key());
    }

    private static Connection reader(ServerAddress server) throws SQLException {
        return H2.connect(server.url(Duration.ofSeconds(5)), H2.READER);
    }
}
