package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.control.ExitCode;
import io.nightcut.wire.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The server dies in the middle of a night, and its synchronous replica takes its place. */
class PostgreSqlFailoverTest extends NightFixture {

    private static final Duration LONG = Duration.ofSeconds(120);

    @Test
    void theReplicaKnowsAllThatWasPaid() throws Exception {
        Path primaryData = folder.resolve("primary");
        Path replicaData = folder.resolve("replica");
        int port = FreePort.any();
        PostgreSqlServer.start(primaryData, port).close();
        FileSystemUtils.copyRecursively(primaryData, replicaData);
        Files.setPosixFilePermissions(replicaData, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(replicaData.resolve("standby.signal"));
        Files.writeString(
                replicaData.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(port),
                StandardOpenOption.APPEND);

        try (EmbeddedPostgres primary = PostgreSqlServer.start(primaryData, port);
                EmbeddedPostgres replica = PostgreSqlServer.start(replicaData, FreePort.any())) {
            State first = new State(primary.getJdbcUrl("postgres", "postgres"), PostgreSqlServer.USER);
            first.change("alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
            await().atMost(LONG)
                    .until(() -> first.number("select count(*) from pg_stat_replication where sync_state = 'sync'")
                                    .intValue()
                            == 1);
            nightcut = nightcut.inADatabase()
                    .with(
                            "nightcut.state",
                            "jdbc:postgresql://localhost:%d,localhost:%d/postgres?targetServerType=primary"
                                    .formatted(port, replica.getPort()));
            String[] projects =
                    IntStream.range(0, 40).mapToObj(i -> "Recap " + i).toArray(String[]::new);
            Path manifest = manifestOf(projects);
            Process run = nightcut.start(folder.resolve("said"), "run", manifest.toString());
            try {
                await().atMost(LONG).until(() -> sandbox.bill().edits() >= 2);
                kill(primaryData);
                new State(replica.getJdbcUrl("postgres", "postgres"), PostgreSqlServer.USER)
                        .change("select pg_promote()");
                assertThat(run.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                run.destroyForcibly();
            }
            assertThat(run.exitValue()).isIn(ExitCode.DONE, ExitCode.STOPPED);
            assertThat(folder.resolve("said")).content().doesNotContain("should not be restarted");

            Ended next = nightcut.run(manifest, "--wait", "60s");
            assertThat(next.exitCode()).as(next.said()).isZero();
            assertThat(sandbox.bill().paidTwice()).isEmpty();
            assertThat(sandbox.bill().charges()).hasSize(2 * projects.length);
        }
    }

    private static void kill(Path data) throws IOException {
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
    }
}
