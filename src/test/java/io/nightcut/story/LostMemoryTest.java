package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run died, and the state may have lost its last moments: Descript is asked before anything is sent. */
class LostMemoryTest extends NightFixture {

    private static final String NO_EDIT =
            "delete from claim where stage = 'EDIT'; delete from submission where stage = 'EDIT'";

    /** The newest import, when its intent, its answer or all of it is lost. */
    private static final String FORGOTTEN_IMPORT = """
            delete from claim where job_id = (select job_id from submission where project_key = %1$s and stage = 'IMPORT');
            update submission set state = '%2$s', job_id = null where project_key = %1$s and stage = 'IMPORT'
            """;

    private static final String NEWEST =
            "(select project_key from line where reading = (select max(reading) from manifest))";

    @Test
    void anImportThatTheLedgerHasForgottenIsAdopted() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        forget("WAITING");

        assertIsPaidOnce(nightcut.run(manifest));
    }

    @Test
    void anEditThatTheLedgerHasForgottenIsAdopted() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        State state = new State(nightcut);
        state.died();
        state.change(
                "delete from claim where stage = 'EDIT'",
                "update submission set state = 'WAITING', job_id = null where stage = 'EDIT'");

        assertIsPaidOnce(nightcut.run(manifest));
    }

    @Test
    void aComparisonThatDoesNotComeThroughStaysDueAndNothingIsSentBeforeIt() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        forget("WAITING");
        sandbox.order(Fault.error(Call.PROJECTS, 503, "oops").always());

        Ended night = nightcut.with("descript.patience", "1s").run(manifest);
        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().imports()).isOne();

        sandbox.clearFaults();
        assertIsPaidOnce(nightcut.run(manifest));
    }

    /** Another video of the same name was never sent, on a night before: what is found is not its. */
    @ParameterizedTest
    @ValueSource(strings = {"SENDING", "WAITING"})
    void whatIsFoundBelongsToTheNamesakeThatWasAskedForLast(String lost) {
        sandbox.credit(JobType.IMPORT, 0);
        assertThat(nightcut.run(manifest("Recap," + url("monday"))).exitCode()).isEqualTo(ExitCode.STOPPED);
        sandbox.credit(JobType.IMPORT, 100);
        Path tuesday = manifest("Recap," + url("tuesday"));
        nightcut.run(tuesday);
        forget(lost);

        assertIsPaidOnce(nightcut.run(tuesday));
    }

    @Test
    void whatFailedOnANightBeforeAndWasSentAgainIsNotSentAThirdTime() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR).on("Recap"));
        Path monday = manifestOf("Recap");
        nightcut.run(monday);
        nightcut.run(monday);
        forget("FAILED");
        nightcut.run(file("other.csv", "name,url\nDemo," + url("demo") + "\n"));
        Ended night = nightcut.run(monday);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().editsOf("Recap")).isOne();
    }

    @Test
    void whatIsEditedIsNotImportedAgainThoughItsImportIsNotEnoughUnderOtherSettings() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.PARTIAL).on("Recap"));
        Path manifest = manifest("Recap," + url("one"), "Recap," + url("two"));
        nightcut.with("nightcut.import.partial", "edit").run(manifest, "--group");
        forget("SENDING");
        nightcut.run(manifest, "--group");

        Ended night = nightcut.run(manifest, "--group");
        assertIsPaidOnce(night);
        assertThat(night.of("Recap").message()).contains("part of the media failed");
    }

    private void forget(String state) {
        State left = new State(nightcut);
        left.died();
        left.change(NO_EDIT, FORGOTTEN_IMPORT.formatted(NEWEST, state));
        left.change("update submission set try_again = true where state = 'FAILED'");
    }

    private void assertIsPaidOnce(Ended night) {
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Recap").status()).isEqualTo("edited");
        assertThat(sandbox.bill().imports()).isOne();
        assertThat(sandbox.bill().edits()).isOne();
    }
}
