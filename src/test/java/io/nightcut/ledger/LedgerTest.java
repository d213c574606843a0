package io.nightcut.ledger;

import static io.nightcut.ledger.model.Stage.EDIT;
import static io.nightcut.ledger.model.Stage.IMPORT;
import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;
import static io.nightcut.ledger.model.SubmissionState.UNKNOWN;
import static io.nightcut.ledger.model.SubmissionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.SubmissionState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each change of a submission refuses every state that it does not come from. */
class LedgerTest extends LedgerFixture {

    private static final Map<String, Consumer<Ledger>> CHANGES = Map.of(
            "sending", ledger -> ledger.sending("k", IMPORT),
            "notSent", ledger -> ledger.notSent("k", IMPORT),
            "running", ledger -> ledger.running("k", IMPORT, job("other")),
            "unanswered", ledger -> ledger.unanswered("k", IMPORT, "cut"),
            "adopted", ledger -> ledger.adopted("k", IMPORT, job("other"), null),
            "notCarriedOut", ledger -> ledger.notCarriedOut("k", IMPORT),
            "refused", ledger -> ledger.refused("k", IMPORT, "no"),
            "undecided", ledger -> ledger.undecided("k", IMPORT, "who knows"),
            "settled", ledger -> ledger.settled("k", IMPORT, done()));

    private static final Map<SubmissionState, Set<String>> TAKEN = Map.of(
            WAITING, Set.of("sending"),
            SENDING, Set.of("notSent", "running", "unanswered", "adopted", "notCarriedOut", "refused", "undecided"),
            RUNNING, Set.of("settled"),
            DONE, Set.of(),
            FAILED, Set.of(),
            UNKNOWN, Set.of());

    @ParameterizedTest
    @EnumSource
    void aChangeIsRefusedWhereItDoesNotComeFrom(SubmissionState state) {
        int number = 0;
        for (Map.Entry<String, Consumer<Ledger>> change : CHANGES.entrySet()) {
            forgetAll();
            read("night.csv", project("k"));
            bring("k", state, "job " + number++);
            if (TAKEN.getOrDefault(state, Set.of()).contains(change.getKey())) {
                change.getValue().accept(ledger);
            } else {
                assertThatThrownBy(() -> change.getValue().accept(ledger))
                        .as(change.getKey())
                        .isInstanceOf(IllegalStateException.class);
                assertThat(importOf("k").state()).isEqualTo(state);
            }
        }
        assertThat(EnumSet.allOf(SubmissionState.class)).hasSameElementsAs(TAKEN.keySet());
    }

    @Test
    void aJobBelongsToOneProjectForEver() {
        read("night.csv", project("k"), project("m"));
        bring("k", RUNNING, "the job");
        ledger.sending("m", IMPORT);

        assertThatThrownBy(() -> ledger.adopted("m", IMPORT, job("the job"), null));
        assertThat(view.submission("m", IMPORT)).hasValueSatisfying(submission -> {
            assertThat(submission.state()).as("all or nothing").isEqualTo(SENDING);
            assertThat(submission.job()).isNull();
        });
        assertThat(view.isJobClaimed("the job")).isTrue();
        assertThat(view.isProjectClaimed("project of the job")).isTrue();
        assertThat(view.isJobClaimed("no job")).isFalse();
    }

    @Test
    void attemptsCountThePostsThatLeft() {
        read("night.csv", project("k"));
        ledger.sending("k", IMPORT);
        ledger.notSent("k", IMPORT);
        assertThat(importOf("k").attempts()).isZero();
        ledger.sending("k", IMPORT);
        ledger.unanswered("k", IMPORT, "cut");
        ledger.notCarriedOut("k", IMPORT);
        ledger.sending("k", IMPORT);
        assertThat(importOf("k").attempts()).isEqualTo(2);
    }

    @Test
    void anImportThatIsDoneGivesItsProjectATurnToBeEdited() {
        read("night.csv", project("k"), project("m"));
        bring("k", DONE, "job k");
        bring("m", FAILED, "job m");

        assertThat(view.waitingEdits("night.csv", 10))
                .extracting(ImportedProject::key)
                .containsExactly("k");
        assertThat(view.submission("m", EDIT)).isEmpty();
    }

    @Test
    void whatADeadRunLeftInTheAirIsUnanswered() {
        read("night.csv", project("k"));
        ledger.sending("k", IMPORT);
        assertThat(view.open()).isEmpty();

        assertThat(ledger.leftUnanswered()).isOne();
        assertThat(ledger.leftUnanswered()).isZero();
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
        ledger.askAgain("night.csv");

        assertThat(importOf("error").state()).isEqualTo(WAITING);
        assertThat(importOf("stuck").state()).isEqualTo(RUNNING);
        assertThat(importOf("cancelled").state()).isEqualTo(FAILED);
        assertThat(importOf("done").state()).isEqualTo(DONE);
    }

    /** Another setting took a part of the media for enough, and the ledger lost its last moments since. */
    @ParameterizedTest
    @CsvSource({"stopped, true", "running, false"})
    void anImportThatFailedAndIsEditedAllTheSameIsLeftAlone(String jobState, boolean tryAgain) {
        read("night.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.inDoubt("k", EDIT, Instant.EPOCH);
        ledger.settled("k", IMPORT, Outcome.without(FAILED, jobState, tryAgain, "not enough"));
        ledger.adopted("k", EDIT, job("2"), null);
        ledger.settled("k", EDIT, done());
        ledger.askAgain("night.csv");

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
        ledger.askAgain("night.csv");

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
        assertThat(view.waitingEdits("night.csv", 10)).isEmpty();

        ledger.settled("k", IMPORT, Outcome.without(FAILED, "stopped", true, "no video"));
        assertThat(view.waitingEdits("night.csv", 10)).isEmpty();
        ledger.askAgain("night.csv");
        bring("k", DONE, "2");
        assertThat(view.waitingEdits("night.csv", 10))
                .extracting(ImportedProject::descriptProjectId)
                .containsExactly("project of 2");
    }

    @Test
    void askingAgainConcernsTheProjectsOfTheManifestAlone() {
        read("monday.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.settled("k", IMPORT, Outcome.without(FAILED, "stopped", true, "no video"));
        ledger.askAgain("tuesday.csv");

        assertThat(importOf("k").state()).isEqualTo(FAILED);
    }

    @Test
    void aRedoIsDoneOnceInAJobInstanceAndLeavesAloneWhatIsUnderWay() {
        read("night.csv", project("k"), project("m"), project("n"));
        bring("k", DONE, "1");
        bring("m", RUNNING, "2");
        bring("n", DONE, "3");

        assertThat(ledger.redo("night.csv", List.of("name of k", "name of m"), 7))
                .isOne();
        assertThat(importOf("k").state()).isEqualTo(WAITING);
        assertThat(view.submission("k", EDIT)).isEmpty();
        bring("k", DONE, "4");
        assertThat(ledger.redo("night.csv", List.of("name of k"), 7))
                .as("the same again")
                .isZero();
        assertThat(ledger.redo("night.csv", List.of("name of k"), 8)).isOne();
        assertThat(ledger.redo("night.csv", List.of(), 9))
                .as("all but what runs")
                .isEqualTo(2);
        assertThat(importOf("m").state()).isEqualTo(RUNNING);
        assertThat(view.isJobClaimed("1"))
                .as("what was made before stays claimed")
                .isTrue();
    }
}
