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

import io.nightcut.ledger.model.Attempt;
import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Reservation;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each change of a submission refuses every state that it does not come from, and leaves the row as it was then. */
class LedgerTest extends LedgerFixture {

    /** A change of the import of {@code k}, and where it leads from each state that it takes. */
    private record Change(String name, Map<SubmissionState, SubmissionState> leads, Consumer<Ledger> on) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("sending", Map.of(WAITING, SENDING), it -> it.sending("k", IMPORT, Reservation.NONE)),
            new Change("obstructed", Map.of(WAITING, FAILED), it -> it.obstructed("k", IMPORT, "no file")),
            new Change("notSent", Map.of(SENDING, WAITING), it -> it.notSent("k", IMPORT)),
            new Change("sentBack", Map.of(SENDING, WAITING), it -> it.sentBack("k", IMPORT)),
            new Change("held", Map.of(WAITING, FAILED), it -> it.held("k", IMPORT, Hold.CHANGED, "by somebody")),
            new Change("deleted", Map.of(FAILED, FAILED), it -> it.deleted("k", IMPORT)),
            new Change(
                    "outOfCredit", Map.of(RUNNING, WAITING), it -> it.outOfCredit("k", IMPORT, done(), "no minutes")),
            new Change("running", Map.of(SENDING, RUNNING), it -> it.running("k", IMPORT, job("other"))),
            new Change("unanswered", Map.of(SENDING, SENDING), it -> it.unanswered("k", IMPORT, "cut")),
            new Change("busy", Map.of(SENDING, SENDING), it -> it.busy("k", IMPORT, "already running")),
            new Change("adopted", Map.of(SENDING, RUNNING), it -> it.adopted("k", IMPORT, job("other"), null)),
            new Change(
                    "adoptedWithEdit",
                    Map.of(SENDING, RUNNING),
                    it -> it.adoptedWithEdit("k", job("other"), null, Instant.EPOCH)),
            new Change(
                    "inDoubt",
                    Map.of(WAITING, SENDING, SENDING, SENDING, FAILED, SENDING),
                    it -> it.inDoubt("k", IMPORT, Instant.EPOCH)),
            new Change("notCarriedOut", Map.of(SENDING, WAITING), it -> it.notCarriedOut("k", IMPORT)),
            new Change("refused", Map.of(SENDING, FAILED), it -> it.refused("k", IMPORT, "no")),
            new Change("undecided", Map.of(SENDING, UNKNOWN), it -> it.undecided("k", IMPORT, "who knows")),
            new Change("settled", Map.of(RUNNING, DONE), it -> it.settled("k", IMPORT, done())),
            new Change("again", Map.of(UNKNOWN, WAITING), it -> it.again("k", IMPORT)),
            new Change("decided", Map.of(UNKNOWN, RUNNING), it -> it.decided("k", IMPORT, job("other"))));

    static Stream<Arguments> everyChangeInEveryState() {
        return CHANGES.stream()
                .flatMap(change -> Stream.of(SubmissionState.values()).map(state -> Arguments.of(change, state)));
    }

    @ParameterizedTest
    @MethodSource("everyChangeInEveryState")
    void aChangeIsRefusedWhereItDoesNotComeFrom(Change change, SubmissionState state) {
        read("night.csv", project("k"));
        bring("k", state, "the job");
        Submission before = importOf("k");
        SubmissionState after = change.leads().get(state);
        if (after == null) {
            assertThatThrownBy(() -> change.on().accept(ledger)).isInstanceOf(IllegalStateException.class);
            assertThat(importOf("k")).isEqualTo(before);
            assertThat(view.isJobClaimed("other")).isFalse();
            assertThat(view.submission("k", EDIT).isPresent()).isEqualTo(state == DONE);
        } else {
            change.on().accept(ledger);
            assertThat(importOf("k").state()).isEqualTo(after);
        }
    }

    @Test
    void everyChangeIsInTheTable() {
        assertThat(Ledger.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .extracting(Method::getName)
                .containsExactlyInAnyOrderElementsOf(
                        CHANGES.stream().map(Change::name).toList());
    }

    @Test
    void whatFailedForGoodCannotBeInDoubt() {
        read("night.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.settled("k", IMPORT, Outcome.without(FAILED, "cancelled", false, "by a person"));
        assertThatThrownBy(() -> ledger.inDoubt("k", IMPORT, Instant.EPOCH)).isInstanceOf(IllegalStateException.class);
        assertThat(importOf("k").state()).isEqualTo(FAILED);
    }

    @Test
    void anEditInDoubtIsThereEvenIfItsImportIsNotDone() {
        read("night.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.inDoubt("k", EDIT, Instant.EPOCH);
        assertThat(view.submission("k", EDIT)).hasValueSatisfying(edit -> {
            assertThat(edit.state()).isEqualTo(SENDING);
            assertThat(edit.unanswered()).isTrue();
            assertThat(edit.sentAt()).isEqualTo(Instant.EPOCH);
            assertThat(edit.attempts()).isOne();
        });
    }

    @Test
    void anImportThatIsAdoptedWithItsEditLeavesTheEditInDoubt() {
        read("night.csv", project("k"));
        ledger.sending("k", IMPORT, Reservation.NONE);
        ledger.adoptedWithEdit("k", job("1"), "two matches", Instant.EPOCH);
        assertThat(importOf("k").outcome().review()).isEqualTo("two matches");
        assertThat(view.submission("k", EDIT)).hasValueSatisfying(edit -> {
            assertThat(edit.state()).isEqualTo(SENDING);
            assertThat(edit.unanswered()).isTrue();
        });
    }

    @Test
    void whatCannotBeSubmittedFailsWithoutAnAttemptAndMayBeTriedAgain() {
        read("night.csv", project("k"));
        ledger.obstructed("k", IMPORT, "its file does not exist");
        Submission obstructed = importOf("k");
        assertThat(obstructed.attempts()).isZero();
        assertThat(obstructed.sentAt()).isNull();
        assertThat(obstructed.outcome().tryAgain()).isTrue();
        assertThat(obstructed.outcome().message()).isEqualTo("its file does not exist");
    }

    @Test
    void aPersonCanSayThatAnUnknownSubmissionIsMadeAgain() {
        read("night.csv", project("k"));
        bring("k", UNKNOWN, "unused");
        ledger.again("k", IMPORT);
        Submission again = importOf("k");
        assertThat(again.settledAt()).isNull();
        assertThat(again.outcome().message()).isNull();
        assertThat(view.waitingImports("night.csv")).hasSize(1);
    }

    @Test
    void aPersonCanSayWhichJobAnUnknownSubmissionIsAndTheJobIsClaimed() {
        read("night.csv", project("k"));
        bring("k", UNKNOWN, "unused");
        ledger.decided("k", IMPORT, job("1"));
        assertThat(importOf("k").job()).isEqualTo(job("1"));
        assertThat(importOf("k").settledAt()).isNull();
        assertThat(view.isJobClaimed("1")).isTrue();
    }

    @Test
    void aJobOfAnotherProjectIsRefusedAndTheSubmissionStaysUnknown() {
        read("night.csv", project("k"), project("m"));
        bring("m", RUNNING, "1");
        bring("k", UNKNOWN, "unused");
        assertThatThrownBy(() -> ledger.decided("k", IMPORT, job("1")));
        assertThat(importOf("k").state()).isEqualTo(UNKNOWN);
    }

    @Test
    void aJobBelongsToOneProjectForEver() {
        read("night.csv", project("k"), project("m"));
        bring("k", RUNNING, "the job");
        ledger.sending("m", IMPORT, Reservation.NONE);

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
        ledger.sending("k", IMPORT, Reservation.NONE);
        ledger.notSent("k", IMPORT);
        assertThat(importOf("k").attempts()).isZero();
        ledger.sending("k", IMPORT, Reservation.NONE);
        ledger.unanswered("k", IMPORT, "cut");
        ledger.notCarriedOut("k", IMPORT);
        ledger.sending("k", IMPORT, Reservation.NONE);
        assertThat(importOf("k").attempts()).isEqualTo(2);
    }

    @Test
    void everyPostThatMayHaveBeenCarriedOutKeepsItsTimeUntilItsJobIsFound() {
        read("night.csv", project("k"));
        ledger.sending("k", IMPORT, Reservation.NONE);
        assertThat(view.attemptsInDoubt("k", IMPORT)).hasSize(1);
        ledger.unanswered("k", IMPORT, "cut");
        ledger.notCarriedOut("k", IMPORT);
        ledger.sending("k", IMPORT, Reservation.NONE);
        ledger.busy("k", IMPORT, "already running");

        assertThat(view.attemptsInDoubt("k", IMPORT))
                .extracting(Attempt::isBusy)
                .containsExactly(false, true);
        assertThat(view.attemptsInDoubt("k", EDIT)).isEmpty();

        ledger.adopted("k", IMPORT, job("1"), null);
        assertThat(view.attemptsInDoubt("k", IMPORT)).isEmpty();
    }

    @Test
    void whatWasSurelyNotCarriedOutIsNotLookedFor() {
        read("night.csv", project("k"), project("m"));
        ledger.sending("k", IMPORT, Reservation.NONE);
        ledger.notSent("k", IMPORT);
        ledger.sending("k", IMPORT, Reservation.NONE);
        ledger.refused("k", IMPORT, "no");
        assertThat(view.attemptsInDoubt("k", IMPORT)).isEmpty();

        bring("m", UNKNOWN, "unused");
        assertThat(view.attemptsInDoubt("m", IMPORT)).hasSize(1);
        ledger.again("m", IMPORT);
        assertThat(view.attemptsInDoubt("m", IMPORT)).as("a person has decided").isEmpty();
    }

    @Test
    void anImportThatIsDoneGivesItsProjectATurnToBeEdited() {
        read("night.csv", project("k"), project("m"));
        bring("k", DONE, "job k");
        bring("m", FAILED, "job m");

        assertThat(view.waitingEdits("night.csv", false, 0, 10))
                .extracting(ImportedProject::key)
                .containsExactly("k");
        assertThat(view.submission("m", EDIT)).isEmpty();
    }

    /** Another setting took a part of the media for enough, and the ledger lost its last moments since. */
    @Test
    void whatAJobForWantOfCreditHasCostStaysInTheSumWhenTheNextOneIsDone() {
        read("night.csv", project("k"));
        bring("k", RUNNING, "1");
        ledger.outOfCredit("k", IMPORT, done(), "no minutes");
        preparation.leftWaiting("night.csv", IMPORT, "deadline", "the deadline has passed");
        assertThat(importOf("k").outcome().message()).isEqualTo("no minutes");
        bring("k", DONE, "2");

        assertThat(importOf("k").outcome().mediaSecondsUsed()).isEqualByComparingTo("1040");
        assertThat(importOf("k").attempts()).isEqualTo(2);
        assertThat(view.isJobClaimed("1")).isTrue();
    }

    @Test
    void aSubmissionIsGivenUpAfterThreeNightsAndSeveralFailuresOfOneNightCountOnce() {
        read("night.csv", project("k"));
        for (int night : new int[] {1, 1, 2, 2, 2}) {
            failsOn(night);
            assertThat(importOf("k").hold()).isNull();
        }
        assertThat(importOf("k").failedNights()).isEqualTo(2);

        failsOn(3);
        assertThat(importOf("k").hold()).isEqualTo(Hold.GIVEN_UP);
        assertThat(importOf("k").failedNights()).isEqualTo(3);
        preparation.askAgain("night.csv");
        assertThat(importOf("k").state()).isEqualTo(FAILED);

        assertThat(preparation.retry("night.csv", List.of())).isOne();
        preparation.askAgain("night.csv");
        assertThat(importOf("k").state()).isEqualTo(WAITING);
        assertThat(importOf("k").hold()).isNull();
        assertThat(importOf("k").failedNights()).isZero();
    }

    private static void failsOn(int night) {
        preparation.nightBegins(LocalDate.of(2026, 11, night));
        preparation.askAgain("night.csv");
        ledger.sending("k", IMPORT, Reservation.NONE);
        ledger.refused("k", IMPORT, "no");
    }

    @Test
    void whatCannotBeSentAtAllIsNotGivenUp() {
        read("night.csv", project("k"));
        for (int night = 1; night < 10; night++) {
            preparation.nightBegins(LocalDate.of(2026, 11, night));
            preparation.askAgain("night.csv");
            ledger.obstructed("k", IMPORT, "its link has expired");
        }

        assertThat(importOf("k").hold()).isNull();
    }
}
