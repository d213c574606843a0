package io.nightcut.results;

import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;
import static io.nightcut.ledger.model.SubmissionState.UNKNOWN;
import static io.nightcut.ledger.model.SubmissionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Standing;
import io.nightcut.ledger.model.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest
    @CsvSource({
        ",,invalid",
        "WAITING,,waiting",
        "SENDING,,importing",
        "RUNNING,,importing",
        "FAILED,,import_failed",
        "UNKNOWN,,unknown",
        "DONE,,waiting",
        "DONE,WAITING,waiting",
        "DONE,SENDING,editing",
        "DONE,RUNNING,editing",
        "DONE,DONE,edited",
        "DONE,FAILED,edit_failed",
        "DONE,UNKNOWN,unknown",
        "RUNNING,WAITING,importing",
        "FAILED,WAITING,import_failed"
    })
    void whereAProjectsTwoSubmissionsLeaveIt(SubmissionState importing, SubmissionState editing, String status) {
        assertThat(Status.of(importing, editing)).hasToString(status);
    }

    @Test
    void everyLineIsInExactlyOneCountWhereverItStands() {
        List<Standing> standings = new ArrayList<>(List.of(new Standing(null, null, 1)));
        for (SubmissionState importing : SubmissionState.values()) {
            standings.add(new Standing(importing, null, 2));
        }
        for (SubmissionState editing : SubmissionState.values()) {
            standings.add(new Standing(DONE, editing, 3));
        }
        Tally tally = Tally.of(standings);

        assertThat(tally.read()).isEqualTo(1 + 6 * 2 + 6 * 3);
        assertThat(tally.addsUp()).isTrue();
        assertThat(tally).hasToString("3 edited, 5 failed, 1 invalid, 5 unknown, 10 running, 7 waiting");
        assertThat(tally.settled()).isEqualTo(14);
    }

    @Test
    void allIsEditedOnlyWhenNothingElseIsThere() {
        Standing edited = new Standing(DONE, DONE, 97);
        assertThat(Tally.of(List.of(edited)).isAllEdited()).isTrue();
        for (Standing other : List.of(
                new Standing(null, null, 1),
                new Standing(FAILED, null, 1),
                new Standing(DONE, FAILED, 1),
                new Standing(DONE, UNKNOWN, 1),
                new Standing(WAITING, null, 1))) {
            assertThat(Tally.of(List.of(edited, other)).isAllEdited())
                    .as(other.toString())
                    .isFalse();
        }
    }

    @Test
    void aTallyThatDoesNotAddUpIsNeverAllEdited() {
        Tally tally = new Tally(3, 3, 1, 0, 0, 0, 0);

        assertThat(tally.addsUp()).isFalse();
        assertThat(tally.isAllEdited()).isFalse();
    }

    @Test
    void whatWaitsOrRunsIsUnfinished() {
        assertThat(Tally.of(List.of(new Standing(SENDING, null, 1))).isUnfinished())
                .isTrue();
        assertThat(Tally.of(List.of(new Standing(DONE, RUNNING, 1))).isUnfinished())
                .isTrue();
        assertThat(Tally.of(List.of(new Standing(DONE, WAITING, 1))).isUnfinished())
                .isTrue();
        assertThat(Tally.of(List.of(new Standing(FAILED, null, 1), new Standing(null, null, 1)))
                        .isUnfinished())
                .isFalse();
    }
}
