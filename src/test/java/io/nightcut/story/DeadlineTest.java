package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.run.RunLauncher;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code --until}: the machine, or the people, want their Drive back in the morning. */
class DeadlineTest extends NightFixture {

    /** An import takes 12 s of the test's time, so that the deadline passes while it runs. */
    @Override
    protected SandboxSettings settings() {
        return super.settings().withImportTakes(Span.exactly(Duration.ofHours(2)));
    }

    @Test
    void afterTheDeadlineNothingNewIsSubmittedAndWhatRunsIsAwaited() {
        Path manifest = manifestOf("Recap");
        String until = LocalTime.now().plusSeconds(8).withNano(0).toString();

        Ended night = nightcut.with("nightcut.poll.give-up-after", "60s").run(manifest, "--until", until);

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.of("Recap").status()).isEqualTo("waiting");
        assertThat(night.of("Recap").cell("import_job_id")).isNotEmpty();
        assertThat(night.out()).contains("the deadline has passed");
        assertThat(sandbox.bill().imports()).isOne();
        assertThat(sandbox.bill().edits()).isZero();

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void aTimeOfDayThatHasPassedIsTomorrows() {
        ZonedDateTime evening = ZonedDateTime.of(2026, 11, 24, 23, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        RunLauncher.Order order = new RunLauncher.Order("m", Path.of("r"), List.of(), false, false, LocalTime.of(6, 0));

        assertThat(order.deadline(evening)).isEqualTo("2026-11-25T05:00:00Z");
    }
}
