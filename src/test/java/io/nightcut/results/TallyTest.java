package io.nightcut.results;

import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;
import static io.nightcut.ledger.model.SubmissionState.UNKNOWN;
import static io.nightcut.ledger.model.SubmissionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.StateCount;
import io.nightcut.ledger.model.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void everyLineIsInExactlyOneCountWhereverItStands() {
        List<StateCount> counts = new ArrayList<>(List.of(new StateCount(ProjectState.INVALID, 1)));
        for (SubmissionState importing : SubmissionState.values()) {
            counts.add(new StateCount(new ProjectState(importing, null), 2));
        }
        for (SubmissionState editing : SubmissionState.values()) {
            counts.add(new StateCount(new ProjectState(DONE, editing), 3));
        }
        Tally tally = Tally.of(counts);

        assertThat(tally.read()).isEqualTo(1 + 6 * 2 + 6 * 3);
        assertThat(tally.addsUp()).isTrue();
        assertThat(tally).hasToString("3 edited, 5 failed, 1 invalid, 5 unknown, 10 running, 7 waiting");
        assertThat(tally.settled()).isEqualTo(14);
    }

    @Test
    void allIsEditedOnlyWhenNothingElseIsThere() {
        StateCount edited = new StateCount(new ProjectState(DONE, DONE), 97);
        assertThat(Tally.of(List.of(edited)).isAllDone()).isTrue();
        for (StateCount other : List.of(
                new StateCount(ProjectState.INVALID, 1),
                new StateCount(new ProjectState(FAILED, null), 1),
                new StateCount(new ProjectState(DONE, FAILED), 1),
                new StateCount(new ProjectState(DONE, UNKNOWN), 1),
                new StateCount(new ProjectState(WAITING, null), 1))) {
            assertThat(Tally.of(List.of(edited, other)).isAllDone())
                    .as(other.toString())
                    .isFalse();
        }
    }

    @Test
    void aTallyThatDoesNotAddUpIsNeverAllEdited() {
        Tally tally = new Tally(3, 3, 0, 1, 0, 0, 0, 0, 0, 0);

        assertThat(tally.addsUp()).isFalse();
        assertThat(tally.isAllDone()).isFalse();
    }

    @Test
    void whatWaitsOrRunsIsUnfinished() {
        assertThat(Tally.of(List.of(new StateCount(new ProjectState(SENDING, null), 1)))
                        .isUnfinished())
                .isTrue();
        assertThat(Tally.of(List.of(new StateCount(new ProjectState(DONE, RUNNING), 1)))
                        .isUnfinished())
                .isTrue();
        assertThat(Tally.of(List.of(new StateCount(new ProjectState(DONE, WAITING), 1)))
                        .isUnfinished())
                .isTrue();
        assertThat(Tally.of(List.of(
                                new StateCount(new ProjectState(FAILED, null), 1),
                                new StateCount(ProjectState.INVALID, 1)))
                        .isUnfinished())
                .isFalse();
    }

    @Test
    void whatNeedsALookIsCountedAmongTheEditedUntilAPersonHasAcceptedIt() {
        ProjectState toReview = new ProjectState(DONE, DONE, null, null, true);
        ProjectState accepted = new ProjectState(DONE, DONE, null, Resolution.ACCEPTED, true);
        StateCount edited = new StateCount(new ProjectState(DONE, DONE), 94);

        Tally before = Tally.of(List.of(edited, new StateCount(toReview, 3)));
        assertThat(before).hasToString("97 edited, 3 of them to review");
        assertThat(before.addsUp()).isTrue();
        assertThat(before.isAllDone()).isFalse();
        Tally after = Tally.of(List.of(edited, new StateCount(accepted, 3)));
        assertThat(after).hasToString("97 edited");
        assertThat(after.isAllDone()).isTrue();
    }

    @Test
    void whatAPersonHasSettledIsNeitherFailedNorLeftToDo() {
        for (Resolution resolution : Resolution.values()) {
            for (SubmissionState importing : SubmissionState.values()) {
                Tally tally = Tally.of(
                        List.of(new StateCount(new ProjectState(importing, null, null, resolution, false), 2)));

                assertThat(tally).hasToString("2 " + resolution);
                assertThat(tally.addsUp()).isTrue();
                assertThat(tally.isUnfinished()).isFalse();
                assertThat(tally.isAllDone()).isTrue();
            }
        }
    }
}
