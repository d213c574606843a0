package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.probe.MediaServer;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SandboxSpeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is asked to stop while it probes. */
@Timeout(600)
class ProbeSignalTest {

    @TempDir
    Path folder;

    @Test
    void afterSigtermNoServerIsAwaitedAndTheResultsAreWritten() throws Exception {
        ClassData.archive();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        MediaServer media = new MediaServer().on("/hangs.mp4", exchange -> {
            asked.countDown();
            await(never);
        });
        Path manifest =
                Files.writeString(folder.resolve("night.csv"), "name,url\nHangs," + media.url("/hangs.mp4") + "\n");
        Path results = folder.resolve("night-results.csv");
        try (media;
                Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
                Child child = Child.start(
                        ClassData.jvm(),
                        SandboxSpeed.variables(sandbox),
                        command(sandbox, manifest, results),
                        folder.resolve("child.log"))) {
            assertThat(asked.await(60, TimeUnit.SECONDS)).as(child.output()).isTrue();
            child.signal("TERM");

            child.exits(3);
            assertThat(child.output())
                    .contains("Stopping: the run was asked to stop")
                    .doesNotContain("has not answered every call in time")
                    .contains("Results: ");
            assertThat(Files.readString(results)).contains("\"Hangs\",\"waiting\",");
            assertThat(sandbox.bill().charges()).isEmpty();
        } finally {
            never.countDown();
        }
    }

    private List<String> command(Sandbox sandbox, Path manifest, Path results) {
        List<String> command =
                new ArrayList<>(List.of("run", manifest.toString(), "--probe", "--results", results.toString()));
        command.addAll(new SandboxSpeed(1).settings(sandbox));
        command.add("--nightcut.state=" + folder.resolve("state/nightcut"));
        command.add("--nightcut.probe.timeout=10m");
        return command;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
