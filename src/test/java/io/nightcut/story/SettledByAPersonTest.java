package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a person has looked at is laid aside: no list ends with 1 for ever. */
class SettledByAPersonTest extends NightFixture {

    @Test
    void anEditToReviewIsAcceptedAndTheListEndsWithZero() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).on("Vague"));
        Path manifest = manifestOf("Vague", "Recap");
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(nightcut.run(manifest).exitCode())
                .as("as long as nobody has looked")
                .isEqualTo(1);

        Ended accepted = nightcut.say("resolve", "Vague", "--accept");

        assertThat(accepted.exitCode()).as(accepted.said()).isEqualTo(ExitCode.DONE);
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Vague").status()).isEqualTo("edited");
        assertThat(night.of("Vague").review()).isEmpty();
        assertThat(night.of("Vague").cell("resolved")).isEqualTo("accepted");
        assertThat(night.of("Recap").cell("resolved")).isEmpty();
        assertThat(night.lines("2 edited of 2 in ")).hasSize(1);
    }

    @Test
    void anUnknownProjectIsAccepted() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.GONE).on("Lost"));
        Path manifest = manifestOf("Lost", "Recap");
        assertThat(nightcut.run(manifest).of("Lost").status()).isEqualTo("unknown");

        nightcut.say("resolve", "Lost", "--accept");

        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Lost").message()).endsWith("accepted by a person (nightcut resolve --accept)");
        assertThat(night.of("Lost").cell("resolved")).isEqualTo("accepted");
        assertThat(night.lines("1 accepted as settled")).hasSize(1);
        assertThat(night.lines("1 edited, 1 accepted of 2 in ")).hasSize(1);
        assertThat(sandbox.bill().editsOf("Lost")).isOne();
        assertThat(nightcut.say("status").out()).contains("1 edited, 1 accepted");
    }

    @Test
    void aGivenUpProjectIsAcceptedAndRetriedAllTheSameByItsName() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Maze"));
        nightcut = nightcut.with("nightcut.give-up-after-nights", "1");
        Path manifest = manifestOf("Maze");
        nightcut.run(manifest);
        nightcut.say("resolve", "Maze", "--accept");

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(nightcut.run(manifest, "--retry-all").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().editsOf("Maze")).isOne();
        Ended retried = nightcut.run(manifest, "--retry", "Maze");
        assertThat(retried.of("Maze").status()).isEqualTo("edited");
        assertThat(retried.of("Maze").cell("resolved")).isEmpty();
    }

    @Test
    void whatIsNoLongerWantedIsDroppedAndNothingMoreIsSentForIt() {
        sandbox.credit(JobType.AGENT, 1);
        Path manifest = manifestOf("Recap", "Unwanted");
        sandbox.order(Fault.outOfCredit(Call.AGENT).on("Unwanted"));
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.STOPPED);
        sandbox.credit(JobType.AGENT, 100);

        Ended dropped = nightcut.say("resolve", "Unwanted", "--drop");

        assertThat(dropped.exitCode()).as(dropped.said()).isEqualTo(ExitCode.DONE);
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Unwanted").cell("resolved")).isEqualTo("dropped");
        assertThat(night.of("Unwanted").message())
                .endsWith("dropped by a person (nightcut resolve --drop); run --retry NAME takes it up again");
        assertThat(night.lines("1 dropped (nightcut resolve --drop)")).hasSize(1);
        assertThat(nightcut.command("check", manifest).lines("1 dropped")).hasSize(1);
        assertThat(sandbox.bill().editsOf("Unwanted")).isZero();

        assertThat(nightcut.run(manifest, "--retry", "Unwanted").of("Unwanted").status())
                .isEqualTo("edited");
    }

    @Test
    void whatIsDoneOrCanStillBeDoneIsNotAccepted() {
        nightcut.run(manifestOf("Recap"));

        Ended accepted = nightcut.say("resolve", "Recap", "--accept");
        assertThat(accepted.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(accepted.err()).contains("No project \"Recap\" is to review, unknown or failed");
        assertThat(nightcut.say("resolve", "Recap", "--drop").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(nightcut.say("resolve", "Nobody", "--drop").exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aRedoneProjectIsOpenAgain() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.GONE).on("Lost"));
        Path manifest = manifestOf("Lost");
        nightcut.run(manifest);
        nightcut.say("resolve", "Lost", "--drop");

        Ended night = nightcut.run(manifest, "--redo", "Lost");
        assertThat(night.of("Lost").status()).isEqualTo("edited");
        assertThat(night.of("Lost").cell("resolved")).isEmpty();
    }
}
