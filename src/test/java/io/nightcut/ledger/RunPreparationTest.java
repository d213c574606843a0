package io.nightcut.ledger;

import static io.nightcut.ledger.model.Stage.EDIT;
import static io.nightcut.ledger.model.Stage.IMPORT;
import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Reservation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPreparationTest extends LedgerFixture {

    @Test
    void whatADeadRunLeftInTheAirIsUnanswered() {
        read("night.csv", project("k"));
        ledger.sending("k", IMPORT, Reservation.NONE);
        assertThat(view.open()).isEmpty();

        assertThat(preparation.leftUnanswered()).isOne();
        assertThat(preparation.leftUnanswered()).isZero();
        assertThat(view.open())
                .singleElement()
                .satisfies(open -> assertThat(open.unanswered()).isTrue());
    }

    @Test
    void askedAgainWhatMayBeTriedWaitsAndWhatHadNotEndedIsLookedAtOnceMore() {
        read("night.csv", project("error"), project("stuck"), project("cancelled"), project("done"));
        bring("done", DONE, "1");
        bring("error", RUNNING, "2");
        ledger.settled("error", IMPORT, Outcome.without(FAILED, "stopped", true, "no video"));
        bring("stuck", RUNNING, "3");
        ledger.settled("stuck", IMPORT, Outcome.without(FAILED, "running", false, "too long"));
        bring("cancelled", RUNNING, "4");
        ledger.settled("cancelled", IMPORT, Outcome.without(FAILED, "cancelled", false, "by a person"));
        preparation.askAgain("night.csv");

        assertThat(importOf("error").state()).isEqualTo(WAITING);
        assertThat(importOf("stuck").state()).isEqualTo(RUNNING);
        assertThat(importOf("cancelled").state()).isEqualTo(FAILED);
        assertThat(importOf("done").state()).isEqualTo(DONE);
    }

    @ParameterizedTest
    @CsvSource({"stopped, true", "running, false"})
    void anImportThatFailedAndIsEditedAllTheSameIsLeftAlone(String jobState, boolean tryAgain) {
        read("night.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.inDoubt("k", EDIT, Instant.EPOCH);
        ledger.settled("k", IMPORT, Outcome.without(FAILED, jobState, tryAgain, "not enough"));
        ledger.adopted("k", EDIT, job("2"), null);
        ledger.settled("k", EDIT, done());
        preparation.askAgain("night.csv");

        assertThat(importOf("k").state()).isEqualTo(FAILED);
        assertThat(view.submission("k", EDIT))
                .hasValueSatisfying(edit -> assertThat(edit.state()).isEqualTo(DONE));
    }

    @Test
    void anImportAndItsEditThatBothFailedAreBothMadeAgain() {
        read("night.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.inDoubt("k", EDIT, Instant.EPOCH);
        ledger.refused("k", EDIT, "no video");
        ledger.settled("k", IMPORT, Outcome.without(FAILED, "stopped", true, "no video"));
        preparation.askAgain("night.csv");

        assertThat(importOf("k").state()).isEqualTo(WAITING);
        assertThat(view.submission("k", EDIT))
                .hasValueSatisfying(edit -> assertThat(edit.state()).isEqualTo(WAITING));
    }

    @Test
    void anEditThatWasNotMadeWaitsForItsImportToBeDone() {
        read("night.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.inDoubt("k", EDIT, Instant.EPOCH);
        ledger.notCarriedOut("k", EDIT);
        assertThat(view.waitingEdits("night.csv", false, 0, 10)).isEmpty();

        ledger.settled("k", IMPORT, Outcome.without(FAILED, "stopped", true, "no video"));
        assertThat(view.waitingEdits("night.csv", false, 0, 10)).isEmpty();
        preparation.askAgain("night.csv");
        bring("k", DONE, "2");
        assertThat(view.waitingEdits("night.csv", false, 0, 10))
                .extracting(ImportedProject::descriptProjectId)
                .containsExactly("project of 2");
    }

    @Test
    void askingAgainConcernsTheProjectsOfTheManifestAlone() {
        read("monday.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.settled("k", IMPORT, Outcome.without(FAILED, "stopped", true, "no video"));
        preparation.askAgain("tuesday.csv");

        assertThat(importOf("k").state()).isEqualTo(FAILED);
    }

    @Test
    void aRedoIsDoneOnceInAJobInstanceAndLeavesAloneWhatIsUnderWay() {
        read("night.csv", project("k"), project("m"), project("n"));
        bring("k", DONE, "1");
        bring("m", RUNNING, "2");
        bring("n", DONE, "3");

        assertThat(preparation.redo("night.csv", List.of("name of k", "name of m"), 7))
                .isOne();
        assertThat(importOf("k").state()).isEqualTo(WAITING);
        assertThat(view.submission("k", EDIT)).isEmpty();
        bring("k", DONE, "4");
        assertThat(preparation.redo("night.csv", List.of("name of k"), 7))
                .as("the same again")
                .isZero();
        assertThat(preparation.redo("night.csv", List.of("name of k"), 8)).isOne();
        assertThat(preparation.redo("night.csv", List.of(), 9))
                .as("all but what runs")
                .isEqualTo(2);
        assertThat(importOf("m").state()).isEqualTo(RUNNING);
        assertThat(view.isJobClaimed("1"))
                .as("what was made before stays claimed")
                .isTrue();
    }
}
