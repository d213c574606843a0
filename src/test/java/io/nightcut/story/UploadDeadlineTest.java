package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** {@code --until} while files are on their way. */
class UploadDeadlineTest extends NightFixture {

    /** Slow enough for an upload address to outlive the deadline. */
    @Override
    protected SandboxSettings settings() {
        return super.settings().withSpeed(60).withImportTakes(Span.exactly(Duration.ofSeconds(30)));
    }

    @Test
    void afterTheDeadlineWhatWasSubmittedIsUploadedStill() {
        file("recap.mp4", "the bytes");
        Path manifest = manifest("Recap,recap.mp4");
        LocalTime until = LocalTime.now().plusSeconds(8).withNano(0);
        sandbox.order(Fault.error(Call.UPLOAD, 503, "Not now").always());
        sandbox.whenStruck(fault -> {
            if (LocalTime.now().isAfter(until)) {
                sandbox.clearFaults();
            }
        });
        Ended night = nightcut.with("nightcut.upload.retry", "200ms").run(manifest, "--until", until.toString());

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("\"Recap\": recap.mp4 uploaded")).hasSize(1);
        assertThat(night.lines("\"Recap\": import done")).hasSize(1);
        assertThat(night.of("Recap").status()).isEqualTo("waiting");

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(2);
    }
}
