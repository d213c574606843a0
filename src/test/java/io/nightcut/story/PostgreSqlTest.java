package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.wire.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state in PostgreSQL: the same nights, the same looks beside a run, one run at a time, and moved there and back whole. */
class PostgreSqlTest extends NightFixture {

    private static final Duration LONG = Duration.ofSeconds(120);

    private static final TimeZone ZONE = TimeZone.getDefault();

    private String database;

    @BeforeEach
    void useADatabase() {
        nightcut = nightcut.inADatabase();
        database = nightcut.settings().get("nightcut.state");
    }

    @AfterEach
    void isInItsOwnTimeZoneAgain() {
        TimeZone.setDefault(ZONE);
    }

    @Test
    void everyProjectIsPaidOnceAndAnotherRunFindsNothingToDo() {
        Path manifest = manifestOf("Recap", "Demo");
        Ended first = nightcut.run(manifest);
        assertThat(first.exitCode()).as(first.said()).isEqualTo(ExitCode.DONE);
        assertThat(first.lines("State: " + database).toList()).hasSize(1);
        Ended again = nightcut.run(manifest);
        assertThat(again.exitCode()).as(again.said()).isEqualTo(ExitCode.DONE);
        assertThat(again.lines("Nothing to submit").toList()).hasSize(1);
        assertThat(again.of("Recap").status()).isEqualTo("edited");
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    @Test
    void commandsThatLookWorkWithoutAStateAndLeaveNothingThere() {
        Path manifest = manifestOf("Recap");
        assertThat(nightcut.command("check", manifest).exitCode()).isZero();
        assertThat(nightcut.say("state").out()).contains(database + ", there is none yet");
        assertThat(new State(nightcut)
                        .number("select count(*) from information_schema.tables where table_schema = 'public'"))
                .isZero();
    }

    @Test
    void othersLookAndDecideBesideARunAndTheNextTakesOverWhenItIsDead() throws Exception {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Recap"));
        Path manifest = manifestOf("Recap", "Demo");
        Process run = nightcut.with("nightcut.poll.give-up-after", "1h")
                .start(folder.resolve("said"), "run", manifest.toString());
        try {
            await().atMost(LONG).until(() -> sandbox.bill().editsOf("Demo") == 1);
            Ended second = nightcut.run(manifest);
            assertThat(second.exitCode()).as(second.said()).isEqualTo(ExitCode.OCCUPIED);
            assertThat(second.err())
                    .contains("Another nightcut is using the state " + database + " (", "pid " + run.pid());
            assertThat(nightcut.say("status").out()).contains("1 running");
            assertThat(nightcut.say("doctor").out()).contains("2 projects, a run is working on it (");
            assertThat(nightcut.command("audit", manifest).out()).contains("paid: 3");
            assertThat(nightcut.command("check", manifest).out()).contains("already done");
            assertThat(nightcut.say("resolve", "Recap", "--drop").out())
                    .contains("Another nightcut is working on this state. If it is a run");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(folder.resolve("said"))
                            .content()
                            .contains("\"Recap\": resolve --drop is carried out"));
        } finally {
            run.destroyForcibly();
            assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        Ended next = nightcut.run(manifest, "--wait", "60s");
        assertThat(next.statuses()).as(next.said()).containsExactly("unknown", "edited");
        assertThat(nightcut.say("doctor").out()).contains("nobody is using it");
        assertThat(sandbox.bill().charges()).hasSize(3);
    }

    @Test
    void itIsMovedThereAndBackWhole() {
        Path manifest = manifestOf("Recap", "Demo");
        Nightcut inAFile = nightcut.with("nightcut.state", folder.resolve("file/nightcut"));
        assertThat(inAFile.run(manifest).exitCode()).isZero();
        // In local time that hour comes twice.
        new State(folder.resolve("file/nightcut"))
                .change(
                        "update submission set settled_at = timestamp with time zone '2026-10-25 01:30:00+00'",
                        "update attempt set sent_at = timestamp with time zone '2026-10-25 00:30:00+00'",
                        "update batch_job_execution set create_time = timestamp '2026-10-25 02:30:00'");
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        Ended there = inAFile.say("state", "copy", database);
        assertThat(there.exitCode()).as(there.said()).isZero();
        assertThat(there.out()).contains(database + ": 2 projects, every value compared");
        assertThat(inAFile.say("state", "copy", database).err()).contains("holds a state already");
        Ended inTheDatabase = nightcut.run(manifestOf("Recap", "Demo", "New"));
        assertThat(inTheDatabase.exitCode()).as(inTheDatabase.said()).isZero();
        assertThat(sandbox.bill().charges()).hasSize(6);

        Ended back = nightcut.say("state", "copy", folder.resolve("back.mv.db").toString());
        assertThat(back.exitCode()).as(back.said()).isZero();
        Ended left = nightcut.run(manifest);
        assertThat(left.exitCode()).as(left.said()).isEqualTo(ExitCode.OCCUPIED);
        assertThat(left.err()).contains("moved to " + folder.resolve("back.mv.db"));
        Ended again = nightcut.with("nightcut.state", folder.resolve("back")).run(manifestOf("Recap", "Demo", "New"));
        assertThat(again.exitCode()).as(again.said()).isZero();
        assertThat(again.lines("Nothing to submit").toList()).hasSize(1);
        assertThat(sandbox.bill().charges()).hasSize(6);
    }

    @Test
    void aBackupIsMadeBesideItAndARehearsalLeavesNothing() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        Path backup = folder.resolve("backup.mv.db");
        assertThat(nightcut.say("state", "backup", backup.toString()).exitCode())
                .isZero();
        assertThat(backup).exists();
        Ended adopt = nightcut.command("adopt", manifestOf("Recap", "New"));
        assertThat(adopt.exitCode()).as(adopt.said()).isZero();
        assertThat(new State(nightcut).number("select count(*) from project")).isOne();
        assertThat(nightcut.say("state", "restore", backup.toString()).err())
                .contains("is in a database", "state copy");
    }

    @Test
    void aServerThatIsNotThereEndsTheRunWithTrueWordsAndNoSecretIsShown() throws Exception {
        Files.writeString(folder.resolve("password"), "correct-horse-battery");
        Nightcut none = nightcut.with("nightcut.state", "jdbc:postgresql://127.0.0.1:1/night")
                .with("nightcut.database.password-file", folder.resolve("password"));
        Ended gone = none.run(manifestOf("Recap"));
        assertThat(gone.exitCode()).as(gone.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(gone.err()).contains("The database jdbc:postgresql://127.0.0.1:1/night cannot be reached");
        Ended inTheUrl = nightcut.with("nightcut.state", database + "?user=me&password=correct-horse-battery")
                .run(manifestOf("Recap"));
        assertThat(inTheUrl.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(inTheUrl.err()).contains("nightcut.database.password");
        assertThat(gone.said() + inTheUrl.said()).doesNotContain("correct-horse");
        assertThat(callsReceived()).isZero();
    }

    /** What it has read of the lease is another's when it comes back. */
    @Test
    void whoHasLostTheLeaseWritesAndSendsNothingMore() throws Exception {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Recap"));
        CompletableFuture<Ended> night = meanwhile(() -> nightcut.run(manifestOf("Recap", "Demo")));
        await().atMost(LONG).until(() -> sandbox.bill().editsOf("Demo") == 1);
        new State(nightcut)
                .change("update lease set token = 'of another', expires_at = current_timestamp + interval '1 hour'");
        Ended ended = night.join();

        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(ended.said()).contains("another machine has taken over the state");
        assertThat(sandbox.bill().charges()).hasSize(3);
    }

    @Test
    void aServerThatGoesAwayEndsTheRunAndWhenItIsBackTheNextOneGoesOn() throws Exception {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Recap"));
        Path manifest = manifestOf("Recap", "Demo");
        Path data = folder.resolve("data");
        int port = FreePort.any();
        EmbeddedPostgres server = PostgreSqlServer.start(data, port);
        nightcut = nightcut.with("nightcut.state", "jdbc:postgresql://localhost:" + port + "/postgres")
                .with("spring.datasource.hikari.connection-timeout", "2000");
        Path said = folder.resolve("said");
        Process run = nightcut.with("nightcut.poll.give-up-after", "1h").start(said, "run", manifest.toString());
        try {
            await().atMost(LONG).until(() -> sandbox.bill().editsOf("Demo") == 1);
            server.close();
            assertThat(run.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isEqualTo(ExitCode.STOPPED);
            assertThat(said).content().contains("cannot write the state");
        } finally {
            run.destroyForcibly();
        }
        EmbeddedPostgres back = PostgreSqlServer.start(data, port);
        try {
            Ended next = nightcut.run(manifest, "--wait", "60s");
            assertThat(next.statuses()).as(next.said()).containsExactly("unknown", "edited");
            assertThat(sandbox.bill().charges()).hasSize(3);
        } finally {
            back.close();
        }
    }
}
