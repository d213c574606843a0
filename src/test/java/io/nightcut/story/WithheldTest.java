package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Descript will not show keeps no run for ever, and is not paid a second time for it. */
class WithheldTest extends NightFixture {

    @Test
    void aJobThatMayNotBeSeenIsGivenUpAfterItsTime() {
        sandbox.order(Fault.forbidden(Call.JOB).always());
        Ended night = nightcut.with("nightcut.poll.give-up-after", "2s").run(manifestOf("Recap"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.of("Recap").status()).isEqualTo("unknown");
        assertThat(night.of("Recap").message())
                .contains(night.of("Recap").cell("import_job_id"), "Run again to check it again");

        sandbox.clearFaults();
        assertThat(nightcut.run(manifestOf("Recap")).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void aJobWhoseRecordIsBrokenKeepsNoOtherFromItsEnd() {
        sandbox.order(Fault.listedLate(Call.IMPORT, Duration.ofDays(1)).on("Broken"));
        sandbox.order(Fault.error(Call.JOB, 500, "oops").on("Broken").always());
        Ended night = nightcut.with("descript.patience", "4s").run(manifestOf("Broken", "Recap", "Demo"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsExactly("importing", "edited", "edited");
    }

    @Test
    void anAnswerWhoseLooksAreRefusedIsForAPersonToFind() {
        sandbox.order(Fault.emptyResponse(Call.AGENT).afterTheEffect().on("Recap"));
        sandbox.order(Fault.forbidden(Call.JOBS).on("Recap").always());
        Path manifest = manifestOf("Recap", "Demo");
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("unknown", "edited");
        assertThat(night.of("Recap").message()).contains("refused (403)", "nightcut resolve");

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(sandbox.bill().editsOf("Recap")).isOne();
    }
}
