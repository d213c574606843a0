package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for one night holds for its restarts within 18 hours, and not for the night after. */
class SameNightTest extends NightFixture {

    private static final Duration NEXT_NIGHT = Duration.ofHours(24);

    private final AheadClock clock = new AheadClock();

    @Override
    protected Clock clock() {
        return clock;
    }

    @Test
    void theSameCommandKeepsTheDeadlineOfItsFirstStartAndTheNextNightHasItsOwn() {
        Path manifest = manifestOf("Recap", "Demo");
        sandbox.credit(JobType.IMPORT, 1);
        String until = in(Duration.ofMinutes(30));
        Ended first = nightcut.run(manifest, "--until", until);
        assertThat(first.exitCode()).as(first.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(first.lines("The deadline (--until " + until + " = 20").findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .contains(ZoneId.systemDefault().getId())
                        .contains("min away; nothing new is submitted after it"));

        sandbox.credit(JobType.IMPORT, 100);
        clock.putForward(Duration.ofMinutes(35));
        int posts = sandbox.bill().received(Call.IMPORT);
        Ended late = nightcut.run(manifest, "--until", until);
        assertThat(late.exitCode()).as(late.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(late.lines("ago: nothing is submitted. To submit all the same, run without --until"))
                .hasSize(1);
        assertThat(sandbox.bill().received(Call.IMPORT)).isEqualTo(posts);

        clock.putForward(NEXT_NIGHT.minusHours(1));
        Ended next = nightcut.run(manifest, "--until", until);
        assertThat(next.exitCode()).as(next.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    @Test
    void aStartThatIsLateDoesNothingAndSaysSo() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        int posts = sandbox.bill().charges().size();
        Ended late =
                nightcut.run(manifestOf("Recap", "Demo"), "--redo", "Recap", "--until", in(Duration.ofMinutes(-5)));

        assertThat(late.exitCode()).as(late.said()).isEqualTo(ExitCode.STOPPED);
        // A time of day has no seconds: it was five minutes ago, and those.
        assertThat(late.said()).containsPattern("passed [56] min ago: nothing is submitted");
        assertThat(late.of("Recap").status()).isEqualTo("edited");
        assertThat(late.of("Demo").status()).isEqualTo("waiting");
        assertThat(sandbox.bill().charges()).hasSize(posts);
    }

    @Test
    void aTimeOfDayThatIsNoneIsRefused() {
        Ended night = nightcut.run(manifestOf("Recap"), "--until", "6:00");

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err())
                .contains("Invalid value for option '--until': '6:00' is not a time of day from 00:00 to 23:59."
                        + " Write it with two digits each: --until 06:00. Nothing was sent.")
                .doesNotContain("\tat ");
        assertThat(callsReceived()).isZero();
    }

    @Test
    void aRedoThatTheNightDidNotFinishIsAnOrdinaryOneInTheNextNight() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        sandbox.order(Fault.outOfCredit(Call.AGENT));
        assertThat(nightcut.run(manifest, "--redo-all").exitCode()).isEqualTo(ExitCode.STOPPED);
        clock.putForward(NEXT_NIGHT);

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().editsOf("Recap")).isEqualTo(2);
    }

    @Test
    void aRedoIsAskedForAnewInTheNextNight() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        sandbox.order(Fault.outOfCredit(Call.AGENT));
        assertThat(nightcut.run(manifest, "--redo-all").exitCode()).isEqualTo(ExitCode.STOPPED);
        clock.putForward(NEXT_NIGHT);

        assertThat(nightcut.run(manifest, "--redo-all").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(3);
    }

    @Test
    void whatADeadRunOfAnotherNightHadBegunIsNotPaidAgain() {
        Path manifest = manifestOf("Recap", "Demo");
        sandbox.credit(JobType.AGENT, 1);
        nightcut.run(manifest);
        new State(nightcut).died();
        sandbox.credit(JobType.AGENT, 100);
        clock.putForward(NEXT_NIGHT);
        Ended next = nightcut.run(manifest);

        assertThat(next.exitCode()).as(next.said()).isEqualTo(ExitCode.DONE);
        assertThat(next.lines("was killed or lost power; what it had begun is continued, its options"))
                .hasSize(1);
        assertThat(next.lines("comparing the ledger with Descript before anything is sent"))
                .hasSize(1);
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    /** The disk was full for a moment, or the database away. */
    @ParameterizedTest
    @ValueSource(strings = {"STARTED", "UNKNOWN"})
    void aRunThatCouldNotWriteTheEndOfAStepIsContinued(String status) {
        Path manifest = manifestOf("Recap", "Demo");
        sandbox.credit(JobType.AGENT, 1);
        nightcut.run(manifest);
        new State(nightcut).couldNotWriteTheEndOf("editProjects", status);
        sandbox.credit(JobType.AGENT, 100);
        Ended next = nightcut.run(manifest);

        assertThat(next.exitCode()).as(next.said()).isEqualTo(ExitCode.DONE);
        assertThat(next.lines("comparing the ledger with Descript before anything is sent"))
                .hasSize(1);
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    private String in(Duration time) {
        return LocalTime.now(clock).plus(time).withSecond(0).withNano(0).toString();
    }
}
