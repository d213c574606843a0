package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.wire.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that takes no more connections or has no room, and a pooler in front of it. */
class PostgreSqlTroubleTest extends NightFixture {

    private static final Duration LONG = Duration.ofSeconds(120);

    private String database;

    @BeforeEach
    void useADatabase() {
        nightcut = nightcut.inADatabase().with("spring.datasource.hikari.connection-timeout", "2000");
        database = nightcut.settings().get("nightcut.state");
    }

    @Test
    void withoutAConnectionNothingIsSentAndTheRunEndsWithTrueWords() throws Exception {
        State server = new State(database, PostgreSqlServer.USER);
        server.change(
                "drop role if exists few", "create role few login", "grant create, usage on schema public to few");
        nightcut = nightcut.with("nightcut.database.user", "few");
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Recap"));
        Path manifest = manifestOf("Recap", "Demo");
        Process run = start(manifest);
        try {
            await().atMost(LONG).until(() -> sandbox.bill().editsOf("Demo") == 1);
            server.change(
                    "alter role few connection limit 0",
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'few'");
            isStopped(run);
        } finally {
            run.destroyForcibly();
        }
        Ended refused = nightcut.run(manifest);
        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(refused.err())
                .contains(
                        "cannot be reached, or takes no connection (FATAL: too many connections for role \"few\")",
                        "Nothing was sent");

        server.change("alter role few connection limit -1");
        Ended next = nightcut.run(manifest, "--wait", "60s");
        assertThat(next.statuses()).as(next.said()).containsExactly("unknown", "edited");
        assertThat(sandbox.bill().charges()).hasSize(3);
    }

    /** The last thing that a run writes. */
    @Test
    void aRunWhoseEndCannotBeNotedSaysSoAndIsContinued() {
        State server = new State(database, PostgreSqlServer.USER);
        sandbox.order(Fault.slow(Call.AGENT, Duration.ofMillis(1)));
        sandbox.whenStruck(fault -> server.change("alter table run_history add constraint full_up check (lines < 0)"));
        Path manifest = manifestOf("Recap");
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.said()).contains("cannot write the state", "Run the same command again to continue.");
        assertThat(night.statuses()).containsExactly("edited");

        server.change("alter table run_history drop constraint full_up");
        Ended next = nightcut.run(manifest);
        assertThat(next.exitCode()).as(next.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(2);
    }

    @Test
    void withoutRoomNothingIsSentAndTheSameCommandGoesOnWhenThereIsSomeAgain() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                says("mount", "-t", "tmpfs", "-o", "size=90m", "tmpfs", disk.toString()), "root mounts a small disk");
        try {
            try (EmbeddedPostgres server = PostgreSqlServer.start(disk.resolve("data"), FreePort.any())) {
                nightcut = nightcut.with(
                        "nightcut.state", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres");
                String[] projects =
                        IntStream.range(0, 60).mapToObj(i -> "Recap " + i).toArray(String[]::new);
                Path manifest = manifestOf(projects);
                Path filler = disk.resolve("filler");
                Process run = start(manifest);
                try {
                    await().atMost(LONG).until(() -> sandbox.bill().edits() >= 2);
                    fill(filler);
                    isStopped(run);
                } finally {
                    run.destroyForcibly();
                }
                assertThat(sandbox.bill().edits()).isLessThan(projects.length);

                Files.delete(filler);
                Ended next = nightcut.run(manifest, "--wait", "60s");
                assertThat(next.exitCode()).as(next.said()).isZero();
                assertThat(sandbox.bill().paidTwice()).isEmpty();
                assertThat(sandbox.bill().charges()).hasSize(2 * projects.length);
            }
        } finally {
            says("umount", "--lazy", disk.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] some = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (Files.size(file) < 1 << 30) {
                out.write(some);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // The disk is full.
        }
    }

    /** In a JVM of its own: a run whose database is gone may end its JVM. */
    private Process start(Path manifest) throws IOException {
        return nightcut.with("nightcut.poll.give-up-after", "1h")
                .start(folder.resolve("said"), "run", manifest.toString());
    }

    private void isStopped(Process run) throws InterruptedException {
        assertThat(run.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("said"))
                .content()
                .contains("cannot write the state", "Run the same command again to continue.");
        assertThat(run.exitValue()).isEqualTo(ExitCode.STOPPED);
    }

    private static boolean says(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** It forgets what a session has set or locked, and a statement that was prepared. */
    @Test
    void aPoolerThatSharesConnectionsKeepsTwoRunsApartAndPaysOnce() throws Exception {
        assumeTrue(Files.isExecutable(PgBouncer.PROGRAM), "pgbouncer is not installed");
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Recap"));
        Path manifest = manifestOf("Recap", "Demo");
        try (PgBouncer pooler = PgBouncer.start(folder, PostgreSqlServer.port())) {
            nightcut = nightcut.with("nightcut.state", database.replaceFirst(":\\d+/", ":" + pooler.port() + "/"));
            CompletableFuture<Ended> night = meanwhile(() -> nightcut.run(manifest));
            await().atMost(LONG).until(() -> sandbox.bill().editsOf("Demo") == 1);
            Ended second = nightcut.run(manifest);
            assertThat(second.exitCode()).as(second.said()).isEqualTo(ExitCode.OCCUPIED);
            assertThat(night.join().statuses()).containsExactly("unknown", "edited");
            Ended again = nightcut.run(manifest);
            assertThat(again.statuses()).as(again.said()).containsExactly("unknown", "edited");
            assertThat(sandbox.bill().charges()).hasSize(3);
        }
    }
}
