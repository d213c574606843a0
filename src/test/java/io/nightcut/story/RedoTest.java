package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A second time on purpose. */
class RedoTest extends NightFixture {

    @Test
    void redoMakesTheNamedProjectAgainAndNoOther() {
        Path manifest = manifestOf("Recap", "Demo");
        Ended first = nightcut.run(manifest);
        Ended night = nightcut.run(manifest, "--redo", "Recap");

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().editsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().importsOf("Demo")).isOne();
        assertThat(sandbox.bill().editsOf("Demo")).isOne();
        assertThat(night.of("Recap").cell("project_id"))
                .isNotEqualTo(first.of("Recap").cell("project_id"));
        assertThat(night.of("Demo")).isEqualTo(first.of("Demo"));
    }

    @Test
    void redoAllMakesEveryProjectAgain() {
        Path manifest = manifestOf("Recap", "Demo");
        nightcut.run(manifest);
        Ended night = nightcut.run(manifest, "--redo-all");

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isEqualTo(4);
        assertThat(sandbox.bill().edits()).isEqualTo(4);
    }

    @Test
    void theRunAfterARedoIsAnOrdinaryOne() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        nightcut.run(manifest, "--redo-all");
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isEqualTo(2);
    }

    @Test
    void aRedoThatWasStoppedAndIsAskedForAgainPaysOnce() {
        Path manifest = manifestOf("Recap", "Demo");
        nightcut.run(manifest);
        sandbox.order(Fault.outOfCredit(Call.AGENT));
        assertThat(nightcut.run(manifest, "--redo-all").exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(nightcut.run(manifest, "--redo-all").exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(sandbox.bill().imports()).isEqualTo(4);
        assertThat(sandbox.bill().edits()).isEqualTo(4);
    }

    @Test
    void aSecondRedoThatIsMeantMakesAThirdProject() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        nightcut.run(manifest, "--redo", "Recap");
        nightcut.run(manifest, "--redo", "Recap");

        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(3);
    }

    @Test
    void aMisspeltNameIsRefusedBeforeAnythingIsSent() {
        Path manifest = manifestOf("Recap");

        Ended night = nightcut.run(manifest, "--redo", "Recpa");

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err()).contains("no line of the manifest has the name \"Recpa\"");
        assertThat(callsReceived()).isZero();
    }

    @Test
    void aNameIsFoundInAnyFormAndOfSeveralNoneIsDone() {
        Path manifest = manifest("Recap," + url("a"), "Demo," + url("b"), "DEMO," + url("c"));
        nightcut.run(manifest);

        Ended several = nightcut.run(manifest, "--redo", "demo");
        assertThat(several.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(several.err())
                .contains("several lines of the manifest may be meant by \"demo\"", "\"Demo\", \"DEMO\"");
        assertThat(nightcut.run(manifest, "--redo", "Recpa").err()).contains("Did you mean \"Recap\"?");
        assertThat(sandbox.bill().imports()).isEqualTo(3);
        assertThat(nightcut.run(manifest, "--redo", " reCAP", "--redo", "DEMO").exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().importsOf("DEMO")).isEqualTo(2);
        assertThat(sandbox.bill().importsOf("Demo")).isOne();
    }
}
