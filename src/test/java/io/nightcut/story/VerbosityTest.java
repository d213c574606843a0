package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** How much a run says. */
class VerbosityTest extends NightFixture {

    @Test
    void everyLineOfTheLogBeginsWithDateTimeOffsetAndLevel() {
        OffsetDateTime before = OffsetDateTime.now().minusSeconds(1);
        Ended night = nightcut.run(manifestOf("Recap", "Demo"));

        assertThat(night.out().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[0-9-]{10} [0-9:]{8}[+-]\\d\\d:\\d\\d (INFO |WARN |ERROR) \\S.*"));
        String first = night.out().substring(0, "2026-11-26 05:00:00+01:00".length());
        assertThat(OffsetDateTime.parse(first.replace(' ', 'T'))).isBetween(before, OffsetDateTime.now());
        assertThat(night.out()).doesNotContain("\u001b");
    }

    @Test
    void aQuietRunPrintsItsClosingLinesOnly() {
        Path manifest = manifestOf("Recap", "Demo");
        Ended night = nightcut.run(manifest, "--quiet");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.out().lines()).hasSize(2);
        assertThat(night.out()).containsSubsequence("2 edited of 2 in ", "Results: " + nightcut.resultsOf(manifest));
        assertThat(night.err()).isEmpty();
    }

    @Test
    void aQuietRunStillWarns() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR).on("Demo"));
        Ended night = nightcut.run(manifestOf("Recap", "Demo"), "-q");

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.lines("WARN ")).isNotEmpty();
        assertThat(night.lines("Progress: ")).isEmpty();
    }

    @Test
    void aVerboseRunLogsEveryCallAndEveryStepAndNoSecret() {
        int before = callsReceived();
        Ended night = nightcut.run(manifestOf("Recap"), "--verbose");

        assertThat(night.lines("DEBUG POST /v1/jobs/")).hasSize(2);
        assertThat(night.lines("DEBUG Java ")).singleElement().asString().matches(".* heap at most \\d+ MB");
        assertThat(night.lines("DEBUG ")).hasSize(1 + callsReceived() - before);
        assertThat(night.lines("closeRun")).isNotEmpty();
        assertThat(night.said()).doesNotContain("dx_bearer", "dx_secret");
    }

    @Test
    void quietAndVerboseExcludeEachOther() {
        Ended night = nightcut.run(manifestOf("Recap"), "--quiet", "--verbose");

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err()).contains("mutually exclusive");
    }
}
