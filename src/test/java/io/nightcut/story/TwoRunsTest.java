package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** While a run works, a second one is told so, and whoever looks or decides something is answered. */
class TwoRunsTest extends NightFixture {

    private static final Duration LONG = Duration.ofSeconds(180);

    private Path said;
    private Onlooker onlooker;

    @Test
    @InAFile
    void aSecondRunIsToldWhoWorksAndEverybodyElseLooksAndDecides() throws Exception {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Recap"));
        Path manifest = manifestOf("Recap", "Demo");
        Process run = start(manifest);
        try {
            await().atMost(LONG).until(() -> sandbox.bill().editsOf("Demo") == 1);
            onlooker = Onlooker.at(nightcut.state());
            Ended second = nightcut.run(manifest);

            assertThat(second.exitCode()).isEqualTo(ExitCode.OCCUPIED);
            assertThat(second.err().lines()).hasSize(1);
            assertThat(second.err())
                    .contains("Another nightcut is using the state", "pid " + run.pid() + ", since 20", "--wait");
            assertThat(sandbox.bill().imports()).isEqualTo(2);

            await().atMost(LONG).untilAsserted(() -> assertThat(statusLine()).contains("1 edited", "1 running"));
            assertThat(nightcut.say("doctor").out()).contains("2 projects, a run is working on it");
            assertThat(nightcut.command("check", manifest).out()).contains("1 already done");
            assertThat(nightcut.command("audit", manifest).out()).contains("paid: 3");
            assertThat(nightcut.command("results", manifest).of("Demo").status())
                    .isEqualTo("edited");
            assertThat(nightcut.say("resolve", "--list").exitCode()).isZero();

            Path backup = folder.resolve("backup.mv.db");
            assertThat(nightcut.say("state", "backup", backup.toString()).out()).contains("2 projects");
            signal("STOP", run);
            assertThat(statusLine()).as("of a run that does not answer").contains("1 edited", "1 running");
            signal("CONT", run);

            Ended decision = nightcut.say("resolve", "Recap", "--drop");
            assertThat(decision.out())
                    .contains("\"Recap\" dropped", "Another nightcut is working on this state. If it is a run");
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(said).content().contains("\"Recap\": resolve --drop is carried out"));
            assertThat(statusLine()).contains("1 dropped");
            assertThat(filesOfTheState())
                    .containsExactlyInAnyOrder("nightcut.mv.db", "nightcut.owner", "nightcut.lock", "nightcut.server");
        } finally {
            run.destroyForcibly();
            assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(statusLine()).as("after a kill").contains("1 edited", "1 dropped");
        assertThat(nightcut.run(manifest).statuses()).containsExactly("unknown", "edited");
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        assertThat(filesOfTheState()).doesNotContain("nightcut.server");
        onlooker.close();
        assertThat(onlooker.failures()).as("of %d looks", onlooker.looks()).isEmpty();
        assertThat(onlooker.looks()).isGreaterThan(20);
    }

    private String statusLine() {
        Ended status = nightcut.say("status");
        assertThat(status.exitCode()).as(status.said()).isZero();
        return status.out().lines().reduce((first, last) -> last).orElse("");
    }

    private Process start(Path manifest) throws IOException {
        said = folder.resolve("said");
        // However long this machine takes for the others: the first must not give up on its job and end meanwhile.
        return nightcut.with("nightcut.poll.give-up-after", "1h").start(said, "run", manifest.toString());
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private List<String> filesOfTheState() throws IOException {
        try (Stream<Path> files = Files.list(nightcut.state().getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
