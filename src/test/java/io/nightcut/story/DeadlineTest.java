package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.Span;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** {@code --until}: the machine, or the people, want their Drive back in the morning. The clock is put past it meanwhile. */
class DeadlineTest extends NightFixture {

    /** Longer than the deadline is away, and shorter than uploads and jobs are waited for at this speed. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private final AheadClock clock = new AheadClock();

    @Override
    protected SandboxSettings settings() {
        return super.settings()
                .withSpeed(10)
                .withImportTakes(Span.exactly(Duration.ofSeconds(30)))
                .withEditTakes(Span.exactly(Duration.ofSeconds(2)));
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    @Test
    void afterTheDeadlineNothingNewIsSubmittedAndWhatRunsIsAwaited() {
        // Its job begins with the upload: several answers tell the new time before it ends.
        file("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(1)));
        sandbox.whenStruck(fault -> clock.putForward(LATER));
        Path manifest = manifest("Recap,recap.mp4");
        Ended night = nightcut.run(manifest, "--until", inFiveMinutes());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.of("Recap").status()).isEqualTo("waiting");
        assertThat(night.lines("\"Recap\": import done")).hasSize(1);
        assertThat(
                        night.lines(
                                "Stopped before the end (deadline): the deadline (--until) has passed. Run the same command again to continue."))
                .hasSize(1);
        assertThat(sandbox.bill().imports()).isOne();
        assertThat(sandbox.bill().edits()).isZero();

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void afterTheDeadlineWhatWasSubmittedIsUploadedStill() {
        file("recap.mp4", "ID3 bytes");
        sandbox.order(Fault.error(Call.UPLOAD, 503, "Not now"));
        sandbox.whenStruck(fault -> clock.putForward(LATER));
        Path manifest = manifest("Recap,recap.mp4");
        Ended night = nightcut.run(manifest, "--until", inFiveMinutes());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("\"Recap\": recap.mp4 not uploaded: the upload server answered 503"))
                .hasSize(1);
        assertThat(night.lines("\"Recap\": recap.mp4 uploaded")).hasSize(1);
        assertThat(night.lines("\"Recap\": import done")).hasSize(1);
        assertThat(night.of("Recap").status()).isEqualTo("waiting");

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(2);
    }

    private static String inFiveMinutes() {
        return LocalTime.now().plusMinutes(5).withNano(0).toString();
    }
}
