package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.NightcutApplication;
import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.SandboxSpeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two runs at once on one state would pay twice: the second is told who works there. */
class TwoRunsTest extends NightFixture {

    @Test
    void aSecondRunIsToldWhoWorksOnTheStateAndSinceWhen() throws Exception {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Recap"));
        Path manifest = manifestOf("Recap");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NightcutApplication.class.getName()));
        // However long this machine takes for the second: the first must not give up on its job and end meanwhile.
        command.addAll(nightcut.with("nightcut.poll.give-up-after", "1h").arguments("run", manifest.toString()));
        ProcessBuilder start = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        start.environment().putAll(SandboxSpeed.variables(sandbox));
        Process first = start.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.bill().imports() == 1);
            Ended second = nightcut.run(manifest);

            assertThat(second.exitCode()).isEqualTo(ExitCode.OCCUPIED);
            assertThat(second.err().lines()).hasSize(1);
            assertThat(second.err())
                    .contains("Another nightcut is using the state", "pid " + first.pid() + ", since 20");
            assertThat(nightcut.say("status").exitCode()).isEqualTo(ExitCode.OCCUPIED);
            assertThat(sandbox.bill().imports()).isOne();
        } finally {
            first.destroyForcibly();
            assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
