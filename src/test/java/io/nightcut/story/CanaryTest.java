package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A few projects are edited first; what becomes of them decides about the others. */
class CanaryTest extends NightFixture {

    private static final String[] NAMES = {"One", "Two", "Three", "Four", "Five"};

    @Test
    void ifTheAgentAsksAQuestionNoOtherEditWithThePromptIsSent() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).nth(1));
        Path manifest = manifestOf(NAMES);
        Ended night = nightcut.run(manifest, "--canary", "2");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().imports()).isEqualTo(5);
        assertThat(sandbox.bill().edits()).isEqualTo(2);
        assertThat(night.lines("Stopped before the end (canary): the canary \""))
                .hasSize(1);
        ResultLine waiting = night.results().stream()
                .filter(row -> row.status().equals("waiting"))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.cell("stop_reason")).isEqualTo("canary");
        assertThat(waiting.message()).contains("Which of the two takes would you like me to keep?");

        Ended again = nightcut.run(manifest);
        assertThat(again.exitCode()).as(again.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().edits()).isEqualTo(2);

        nightcut.run(manifest, "--canary", "0");
        assertThat(sandbox.bill().edits()).isEqualTo(5);
        assertThat(nightcut.run(manifest).statuses()).containsOnly("edited");
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    /** Imports that have no room must not wait for edits that are not sent. */
    @Test
    void aNightWithACapEndsWhenTheCanaryHasNotPassed() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).nth(1));
        Path manifest = manifestOf("One", "Two", "Three", "Four", "Five", "Six");
        Ended night = nightcut.run(manifest, "--canary", "1", "--max-credits", "26");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().edits()).isOne();
        assertThat(night.said()).contains("(canary): ", "(budget): credit cap of 26 reached");
    }

    @Test
    void anotherPromptIsTriedAfterOneThatDidNotPass() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).nth(1));
        Nightcut careful = nightcut.with("nightcut.canary.when", "new-prompt");
        Path manifest = manifestOf(NAMES);
        Ended night = careful.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.said()).contains("did not pass: ", "The media could not be processed");
        assertThat(sandbox.bill().edits()).isEqualTo(3);

        Ended other = careful.run(manifest, "--prompt", "Only remove the pauses.");
        assertThat(other.exitCode()).as(other.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().edits()).isEqualTo(6);
        assertThat(sandbox.bill().imports()).isEqualTo(5);
    }
}
