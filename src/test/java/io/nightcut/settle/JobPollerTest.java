package io.nightcut.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.callback.CallbackHints;
import io.nightcut.callback.CallbackSettings;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EndFaults;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.ListFaults;
import io.nightcut.sandbox.ReadFaults;
import io.nightcut.settle.ImportSettings.Partial;
import io.nightcut.settle.PollResult.Ended;
import io.nightcut.upload.UploadQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First look after 5 s, then every 3 to 9 s, three hours at most; a listing may lag behind by 30 s. */
class JobPollerTest extends SettleFixture {

    private static final Duration LIMIT = Duration.ofHours(3);
    private static final Duration LAG = Duration.ofSeconds(60);

    private JobPoller poller;

    @BeforeEach
    void newPoller() {
        CallbackSettings callbacks = context.getBean(CallbackSettings.class);
        PollSettings settings =
                new PollSettings(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(9), LIMIT);
        HintedJobs hints = new HintedJobs(
                context.getBean(CallbackHints.class), context.getBean(LedgerQueries.class), clock, callbacks, settings);
        poller = new JobPoller(
                descript,
                clock,
                settings,
                new AdoptSettings(Duration.ofSeconds(30)),
                new ImportSettings(Partial.FAIL),
                context.getBean(UploadQueue.class),
                hints,
                callbacks);
    }

    @Test
    void aJobThatIsAloneIsAskedForByItsIdAndSettledWhenItIsOver() {
        Submission recap = imported("alone");
        assertThat(poller.nextLook(List.of(recap))).isEqualTo(clock.instant().plusSeconds(5));
        clock.passSeconds(99);
        int pages = sandbox.bill().received(Call.JOBS);
        assertThat(poller.look(List.of(recap))).isEmpty();
        assertThat(poller.nextLook(List.of(recap))).isEqualTo(clock.instant().plusSeconds(9));

        clock.passSeconds(9);
        assertThat(outcomeOf(recap).state()).isEqualTo(SubmissionState.DONE);
        assertThat(sandbox.bill().received(Call.JOBS)).isEqualTo(pages);
    }

    @Test
    void onePageShowsManyAndTheNextRoundIsThreeToFiveSecondsLater() {
        List<Submission> three = List.of(imported("page 1"), imported("page 2"), imported("page 3"));
        int single = sandbox.bill().received(Call.JOB);
        int pages = sandbox.bill().received(Call.JOBS);
        clock.pass(IMPORT_TAKES);
        assertThat(poller.look(three)).extracting(PollResult::submission).containsExactlyElementsOf(three);
        assertThat(sandbox.bill().received(Call.JOBS)).isEqualTo(pages + 1);
        assertThat(sandbox.bill().received(Call.JOB)).isEqualTo(single);
        assertThat(poller.nextLook(three)).isEqualTo(clock.instant().plusSeconds(5));
    }

    @Test
    void aClockThatWasSetBackIsNoReasonToWait() {
        Submission recap = imported("set back");
        Submission other = imported("set back too");
        clock.pass(Duration.ofHours(-2));
        assertThat(poller.nextLook(List.of(recap))).isEqualTo(clock.instant());
        assertThat(poller.nextLook(List.of(recap, other))).isEqualTo(clock.instant());
        clock.pass(Duration.ofHours(2).plusSeconds(10));
        poller.look(List.of(recap));
        clock.pass(Duration.ofHours(-2));
        assertThat(poller.nextLook(List.of(recap))).isEqualTo(clock.instant());
        assertThat(poller.nextLook(List.of(recap, other))).isEqualTo(clock.instant());
        clock.pass(Duration.ofHours(2));
    }

    @Test
    void aJobThatNeverEndsIsGivenUpWhenItsTimeHasPassed() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("stuck"));
        Submission stuck = imported("stuck");
        clock.pass(LIMIT);
        assertThat(poller.look(List.of(stuck))).isEmpty();
        clock.passSeconds(9);
        Outcome outcome = outcomeOf(stuck);
        assertThat(outcome.state()).isEqualTo(SubmissionState.UNKNOWN);
        assertThat(outcome.tryAgain()).isFalse();
        assertThat(outcome.message()).contains("has not ended in 3 h 00 min", "Run again to check it again");
    }

    @Test
    void aJobThatDescriptDoesNotKnowMayBeNewAndIsUnknownAfterTheLag() {
        Submission gone = submission(
                "gone", Stage.EDIT, 1, clock.instant(), new RemoteJob("no-such-job", "no-such-project", null));
        clock.pass(LAG);
        for (int look = 1; look <= 7; look++) {
            clock.passSeconds(10);
            assertThat(poller.look(List.of(gone))).as("look %d", look).isEmpty();
        }
        clock.passSeconds(10);
        assertThat(outcomeOf(gone).state()).isEqualTo(SubmissionState.UNKNOWN);
        assertThat(new Ended(gone, JobOutcomes.vanished("no-such-job")).message())
                .startsWith("\"gone\": edit unknown: Descript has no job no-such-job any more.");
    }

    @Test
    void aFewLooksThatDoNotFindAJobAreNoEndOfIt() {
        Submission recap = imported("found again");
        clock.passSeconds(60);
        sandbox.order(ReadFaults.notFound(Call.JOB).times(3));
        for (int look = 1; look <= 4; look++) {
            assertThat(poller.look(List.of(recap))).isEmpty();
            clock.passSeconds(9);
        }
        clock.pass(LAG);
        sandbox.order(ReadFaults.notFound(Call.JOB));
        assertThat(poller.look(List.of(recap)))
                .as("a 404 long after the others")
                .isEmpty();
        clock.passSeconds(9);
        assertThat(outcomeOf(recap).state()).isEqualTo(SubmissionState.DONE);
    }

    @Test
    void whereThePageIsNoListEachIsLookedAtAlone() {
        List<Submission> two = List.of(imported("no list 1"), imported("no list 2"));
        sandbox.order(ListFaults.withoutData(Call.JOBS));
        clock.pass(IMPORT_TAKES);
        assertThat(poller.look(two)).extracting(PollResult::submission).containsExactlyElementsOf(two);
    }

    @Test
    void foreignRecordsThatCannotBeReadKeepNothingFromItsEnd() {
        List<Submission> two = List.of(imported("among odd ones 1"), imported("among odd ones 2"));
        sandbox.order(ListFaults.nullEntry(Call.JOBS));
        sandbox.order(ListFaults.foreignResult("\"done\""));
        sandbox.order(ListFaults.foreignProgress("\"half\""));
        sandbox.order(ListFaults.foreignCreatedAt(Call.JOBS, "\"yesterday\""));
        int single = sandbox.bill().received(Call.JOB);
        clock.pass(IMPORT_TAKES);
        assertThat(poller.look(two)).extracting(PollResult::submission).containsExactlyElementsOf(two);
        assertThat(sandbox.bill().received(Call.JOB)).isEqualTo(single);
    }

    @Test
    void aFailedStateIsAnEnd() {
        sandbox.order(EndFaults.failedState(Call.IMPORT, "The disk is full").on("failed state"));
        Submission recap = imported("failed state");
        clock.pass(IMPORT_TAKES);
        Outcome outcome = outcomeOf(recap);
        assertThat(outcome.state()).isEqualTo(SubmissionState.FAILED);
        assertThat(outcome.tryAgain()).isTrue();
        assertThat(outcome.message()).isEqualTo("The disk is full");
    }

    @Test
    void aJobThatDescriptRefusesToShowIsGivenUpWhenItsTimeHasPassed() {
        Submission hidden = imported("hidden");
        sandbox.order(Fault.forbidden(Call.JOB).always());
        clock.pass(IMPORT_TAKES);
        assertThat(poller.look(List.of(hidden))).isEmpty();
        clock.pass(LIMIT);
        assertThat(outcomeOf(hidden).message()).startsWith("Descript has not shown the end of job ");
    }

    @Test
    void aResultThatDoesNotComeIsWaitedForAndThenMissing() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.NO_RESULT).on("no result"));
        Submission recap = imported("no result");
        clock.pass(IMPORT_TAKES);
        assertThat(poller.look(List.of(recap))).isEmpty();
        clock.pass(LAG);
        assertThat(poller.look(List.of(recap))).isEmpty();
        clock.passSeconds(10);
        assertThat(outcomeOf(recap).message()).contains("stopped without a readable result");
    }

    @Test
    void noAnswerToTheOnlyJobIsTheCallersToWaitOut() {
        Submission recap = imported("no answer");
        sandbox.order(Fault.error(Call.JOB, 503, "oops").times(3));
        clock.pass(IMPORT_TAKES);
        assertThatThrownBy(() -> poller.look(List.of(recap))).isInstanceOf(Unanswered.class);
        assertThat(poller.nextLook(List.of(recap))).isAfter(clock.instant());
    }

    /** A page does not show it, and its record is broken. */
    @Test
    void oneJobThatCannotBeShownDoesNotKeepTheOthersFromTheirEnd() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.GONE).on("broken"));
        Submission broken = imported("broken");
        Submission whole = imported("whole");
        sandbox.order(Fault.error(Call.JOB, 503, "oops").always());
        clock.pass(IMPORT_TAKES);
        assertThat(poller.look(List.of(broken, whole)))
                .extracting(PollResult::submission)
                .containsExactly(whole);
    }

    /** The page may be too short for a job that is older than a hundred others. */
    @Test
    void firstLooksAreNotSoonerThanTheFirstJobsOwn() {
        Submission old = imported("first of two");
        clock.passSeconds(2);
        Submission young = imported("second of two");
        Instant firstLook = clock.instant().plusSeconds(3);
        assertThat(poller.nextLook(List.of(old, young))).isEqualTo(firstLook);
        assertThat(poller.nextLook(List.of())).isEqualTo(Instant.MAX);
    }

    private Outcome outcomeOf(Submission submission) {
        List<PollResult> results = poller.look(List.of(submission));
        assertThat(results).singleElement().isInstanceOf(Ended.class);
        return ((Ended) results.get(0)).outcome();
    }
}
