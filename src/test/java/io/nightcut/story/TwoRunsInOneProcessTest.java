package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.NightcutApplication;
import io.nightcut.control.ExitCode;
import io.nightcut.run.RunLauncher;
import io.nightcut.run.RunRequest;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What stopped a run is nothing to the next, even in the same application. */
class TwoRunsInOneProcessTest extends NightFixture {

    @Test
    void theSecondRunBeginsAnew() throws Exception {
        Path manifest = manifestOf("Recap", "Demo");
        try (ConfigurableApplicationContext application = NightcutApplication.application()
                .run(nightcut.arguments("--descript.token=" + sandbox.token()).toArray(String[]::new))) {
            RunLauncher launcher = application.getBean(RunLauncher.class);
            sandbox.credit(JobType.IMPORT, 1);
            assertThat(launcher.run(request(manifest, null))).isEqualTo(ExitCode.STOPPED);
            sandbox.credit(JobType.IMPORT, 100);
            assertThat(launcher.run(request(manifest, LocalTime.now().plusHours(1))))
                    .isEqualTo(ExitCode.DONE);
            assertThat(launcher.run(request(manifest, null))).isEqualTo(ExitCode.DONE);
            assertThat(shutdownHandlers())
                    .as("of runs that have ended")
                    .noneSatisfy(handler -> assertThat(handler).asString().contains("StopSignal"));
        }
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        assertThat(sandbox.bill().edits()).isEqualTo(2);
    }

    /** Spring shows them to nobody. */
    private static Set<?> shutdownHandlers() {
        Object handlers = SpringApplication.getShutdownHandlers();
        return Objects.requireNonNull((Set<?>) ReflectionTestUtils.getField(handlers, "actions"));
    }

    private RunRequest request(Path manifest, @Nullable LocalTime until) {
        return new RunRequest(
                manifest.toString(), folder.resolve("results.csv"), List.of(), false, List.of(), false, false, until);
    }
}
