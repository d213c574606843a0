package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EndFaults;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Retries have an end, and what is gone or was changed by a person is not tried by itself. */
class GivenUpTest extends NightFixture {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final AheadClock time = new AheadClock();

    @Override
    protected Clock clock() {
        return time;
    }

    @Test
    void anEditThatFailedOnThreeNightsIsGivenUpUntilItIsRetriedByName() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR)
                .saying("The agent lost its way")
                .on("Maze")
                .always());
        Path manifest = manifestOf("Maze", "Recap");
        assertThat(nightcut.run(manifest).of("Maze").message())
                .isEqualTo("The agent lost its way (processing_failed); the next run tries again");
        nightcut.run(manifest);
        assertThat(nightcut.run(manifest).of("Maze").message()).as("one night").endsWith("the next run tries again");
        assertThat(sandbox.bill().editsOf("Maze")).isEqualTo(3);
        nextNight(manifest);
        Ended third = nextNight(manifest);

        assertThat(third.exitCode()).as(third.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(third.of("Maze").status()).isEqualTo("edit_failed");
        assertThat(third.of("Maze").message())
                .isEqualTo(
                        "The agent lost its way (processing_failed); given up after 3 nights; run --retry NAME tries again");
        assertThat(third.lines("1 given up, failed on too many nights: \"Maze\""))
                .hasSize(1);
        assertThat(sandbox.bill().editsOf("Maze")).isEqualTo(5);

        Ended fourth = nextNight(manifest);
        assertThat(fourth.lines("1 given up, failed on too many nights; --retry NAME tries again"))
                .hasSize(1);
        assertThat(fourth.lines("Nothing to submit")).hasSize(1);
        assertThat(nightcut.command("check", manifest).lines("1 given up")).hasSize(1);
        assertThat(sandbox.bill().editsOf("Maze")).isEqualTo(5);

        assertThat(nightcut.run(manifest, "--retry", "Maze").of("Maze").message())
                .as("the count begins anew")
                .endsWith("the next run tries again");
        assertThat(sandbox.bill().editsOf("Maze")).isEqualTo(6);
        sandbox.clearFaults();
        assertThat(nextNight(manifest).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aLinkThatIsRefusedOnThreeNightsIsGivenUpAndACorrectedOneStartsAnew() {
        sandbox.order(Fault.badRequest(Call.IMPORT, "media URL is not reachable")
                .on("Dead")
                .always());
        Path manifest = manifestOf("Dead");
        nightcut.run(manifest);
        nextNight(manifest);
        nextNight(manifest);
        Ended fourth = nextNight(manifest);

        assertThat(fourth.of("Dead").status()).isEqualTo("import_failed");
        assertThat(fourth.of("Dead").message()).contains("given up after 3 nights; run --retry NAME tries again");
        assertThat(sandbox.bill().received(Call.IMPORT)).isEqualTo(3);

        nightcut.run(manifest, "--retry-all");
        assertThat(sandbox.bill().received(Call.IMPORT)).isEqualTo(4);

        sandbox.clearFaults();
        Ended corrected = nightcut.run(manifest("Dead," + url("alive")));
        assertThat(corrected.exitCode()).as(corrected.said()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theNumberOfNightsIsASetting() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR).on("Recap").always());
        nightcut = nightcut.with("nightcut.give-up-after-nights", "1");
        Path manifest = manifestOf("Recap");
        assertThat(nightcut.run(manifest).of("Recap").message()).contains("given up after 1 nights");
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void aProjectThatWasDeletedByHandIsNotTriedAgainUntilItIsRedone() {
        sandbox.order(Fault.outOfCredit(Call.AGENT).on("Recap"));
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        sandbox.personDeletes("Recap");
        Ended night = nightcut.run(manifest);

        assertThat(night.of("Recap").status()).isEqualTo("edit_failed");
        assertThat(night.of("Recap").message()).contains("refused (404)", "deleted in Descript: --redo NAME");
        int posts = sandbox.bill().received(Call.AGENT);
        Ended again = nightcut.run(manifest);
        assertThat(again.lines("1 deleted in Descript; --redo NAME imports and edits again"))
                .hasSize(1);
        assertThat(sandbox.bill().received(Call.AGENT)).isEqualTo(posts);

        assertThat(nightcut.run(manifest, "--redo", "Recap").exitCode()).isEqualTo(ExitCode.DONE);
    }

    /** The first two looks find nothing, and so does the POST: it is there again before the settle time is over. */
    @Test
    void notFoundForAMomentIsNotDeleted() {
        sandbox.order(Fault.error(Call.AGENT, 404, "no such project").on("Recap"));
        sandbox.order(Fault.error(Call.PROJECT, 404, "no such project").times(2));
        Path manifest = manifestOf("Recap");
        Ended night = nightcut.run(manifest);

        assertThat(night.of("Recap").status()).isEqualTo("edit_failed");
        assertThat(night.of("Recap").message()).contains("404").doesNotContain("deleted");
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().editsOf("Recap")).isOne();
    }

    /** The same before an edit is repeated. */
    @Test
    void notFoundForAMomentIsLookedAtAgainBeforeAnEditIsRepeated() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Recap"));
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        sandbox.order(Fault.error(Call.PROJECT, 404, "no such project").times(2));

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().editsOf("Recap")).isEqualTo(2);
    }

    @Test
    void whatAPersonHasWorkedOnSinceIsNotEditedAgainByItself() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Touched"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Untouched"));
        Path manifest = manifestOf("Touched", "Untouched");
        nightcut.run(manifest);
        time.putForward(Duration.ofHours(1));
        sandbox.personEdits("Touched");
        Ended night = nextNight(manifest);

        assertThat(night.of("Untouched").status()).isEqualTo("edited");
        assertThat(night.of("Touched").status()).isEqualTo("edit_failed");
        assertThat(night.of("Touched").message())
                .contains("changed by somebody since; run --retry NAME edits it all the same");
        assertThat(sandbox.bill().editsOf("Touched")).isOne();
        assertThat(nightcut.run(manifest).lines("1 changed by somebody since the last edit failed"))
                .hasSize(1);
        assertThat(sandbox.bill().editsOf("Touched")).isOne();

        assertThat(nightcut.run(manifest, "--retry", "Touched").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().editsOf("Touched")).isEqualTo(2);
    }

    /** Without the time of its end: it counts as ended when it was seen to have failed. */
    @Test
    void whatAPersonHasWorkedOnIsKnownThoughTheJobDoesNotSayWhenItEnded() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Touched"));
        sandbox.order(EndFaults.record(Call.AGENT, "/stopped_at", "null").on("Touched"));
        Path manifest = manifestOf("Touched");
        nightcut.run(manifest);
        time.putForward(Duration.ofHours(1));
        sandbox.personEdits("Touched");

        assertThat(nextNight(manifest).of("Touched").status()).isEqualTo("edit_failed");
        assertThat(sandbox.bill().editsOf("Touched")).isOne();
    }

    @Test
    void aProjectThatWasDeletedBeforeItsEditIsRepeatedCostsNoPost() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Recap"));
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        sandbox.personDeletes("Recap");

        assertThat(nightcut.run(manifest).of("Recap").message()).contains("deleted in Descript: --redo NAME");
        assertThat(sandbox.bill().received(Call.AGENT)).isOne();
    }

    @Test
    void aMisspeltNameIsRefusedBeforeAnythingIsSent() {
        Ended night = nightcut.run(manifestOf("Recap"), "--retry", "Recpa");

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err()).contains("--retry: no line of the manifest has the name \"Recpa\"");
        assertThat(callsReceived()).isZero();
    }

    private Ended nextNight(Path manifest) {
        time.putForward(A_DAY);
        return nightcut.run(manifest);
    }
}
