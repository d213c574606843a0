package io.nightcut.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.callback.CallbackHints;
import io.nightcut.callback.Hints;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.settle.ImportSettings.Partial;
import io.nightcut.state.StateConnection;
import io.nightcut.upload.UploadQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With callbacks all jobs are looked at once a minute; one that a callback tells of is looked at half a second later. */
class HintedJobsTest extends SettleFixture {

    private CallbackHints hints;
    private HintedJobs hinted;
    private JobPoller poller;

    @BeforeEach
    void listen() {
        PollSettings settings = new PollSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(9), Duration.ofHours(3));
        hints = Hints.listening(clock);
        hinted = new HintedJobs(hints, context.getBean(LedgerQueries.class), clock, Hints.SETTINGS, settings);
        poller = new JobPoller(
                descript,
                clock,
                settings,
                new AdoptSettings(Duration.ofSeconds(30)),
                new ImportSettings(Partial.FAIL),
                context.getBean(UploadQueue.class),
                hinted,
                Hints.SETTINGS);
        clock.passSeconds(1);
    }

    @Test
    void jobsAreLookedAtOnceAMinuteAndAtOnceWhenACallbackTellsOfThem() {
        List<Submission> two = List.of(imported("hinted 1"), imported("hinted 2"));
        assertThat(poller.nextLook(two)).isEqualTo(clock.instant().plusSeconds(60));
        clock.pass(IMPORT_TAKES);
        tell(two.get(0));
        assertThat(hinted.due()).isEqualTo(clock.instant().plusMillis(500));
        hinted.take(two);
        assertThat(poller.look(List.of())).as("others may follow").isEmpty();
        clock.pass(Duration.ofMillis(500));
        int reads = reads();
        hinted.take(two);
        assertThat(poller.nextLook(two)).isEqualTo(Instant.EPOCH);
        assertThat(poller.look(two)).as("one page shows both").hasSize(2);
        assertThat(reads()).isEqualTo(reads + 1);
    }

    @Test
    void aJobOfAnEarlierRunIsLookedAtAsWithoutCallbacks() {
        Submission before = submission(
                "before",
                Stage.IMPORT,
                1,
                clock.instant().minusSeconds(300),
                imported("of an earlier run").job());
        assertThat(poller.nextLook(List.of(before))).isBefore(clock.instant());
    }

    @Test
    void aCallbackThatIsNotTrueCostsTwoReadsAndThenTheUsualPaceForAWhile() {
        List<Submission> two = List.of(imported("slandered 1"), imported("slandered 2"));
        clock.passSeconds(1);
        tell(two.get(0));
        clock.passSeconds(1);
        int reads = reads();
        hinted.take(two);
        assertThat(poller.look(two)).isEmpty();
        assertThat(reads()).as("the page, then the job itself").isEqualTo(reads + 2);
        assertThat(poller.nextLook(two)).isEqualTo(clock.instant().plusSeconds(5));
        for (int look = 0; look < 3; look++) {
            clock.passSeconds(5);
            poller.look(two);
        }
        assertThat(poller.nextLook(two)).isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void anEndOfWhichNoCallbackTellsBringsTheUsualPaceBack() {
        List<Submission> two = List.of(imported("untold 1"), imported("untold 2"));
        clock.pass(IMPORT_TAKES);
        assertThat(poller.look(two)).hasSize(2);
        Submission next = imported("after the untold");
        hinted.take(List.of(next));
        assertThat(poller.nextLook(List.of(next))).isEqualTo(clock.instant().plusSeconds(60));
        clock.passSeconds(6);
        hinted.take(List.of(next));
        assertThat(poller.nextLook(List.of(next))).isEqualTo(clock.instant().minusSeconds(1));
    }

    @Test
    void oneThatComesBeforeItsJobIsKnownIsRemembered() {
        Submission recap = imported("early");
        tell(recap);
        clock.passSeconds(1);
        hinted.take(List.of());
        assertThat(poller.nextLook(List.of(recap))).isEqualTo(clock.instant().plusSeconds(59));
        hinted.take(List.of(recap));
        assertThat(poller.nextLook(List.of(recap))).isEqualTo(Instant.EPOCH);
    }

    @Test
    void oneOfAnUnknownJobHasUnansweredPostsLookedForButNotMoreOftenThanAJob() {
        Submission lost = submission("lost", Stage.IMPORT, 1, clock.instant(), null);
        Hints.tell(hints, "unknown-1");
        clock.passSeconds(1);
        hinted.take(List.of(lost));
        assertThat(hinted.isToBeLookedUp(lost)).isTrue();
        hinted.lookedUp(lost);
        Hints.tell(hints, "unknown-2");
        clock.passSeconds(1);
        hinted.take(List.of(lost));
        assertThat(hinted.isToBeLookedUp(lost)).isFalse();
        Hints.tell(hints, "unknown-3");
        clock.passSeconds(3);
        hinted.take(List.of(lost));
        assertThat(hinted.isToBeLookedUp(lost)).isTrue();
    }

    /** Three looks without a match would have it sent and paid again. */
    @Test
    void looksThatStrangersBringAboutAreNoProofThatNothingWasMade() {
        UnansweredLookup lookup = new UnansweredLookup(
                descript,
                context.getBean(LedgerQueries.class),
                clock,
                new AdoptSettings(Duration.ofSeconds(30)),
                context.getBean(StateConnection.class),
                Duration.ofSeconds(60));
        Submission lost = submission("nowhere", Stage.IMPORT, 1, clock.instant(), null);
        Instant next = lookup.nextLook(lost);
        for (int look = 0; look < 20; look++) {
            assertThat(lookup.lookForJobOf(lost)).isEmpty();
        }
        assertThat(lookup.nextLook(lost)).isEqualTo(next);
        postImport("nowhere");
        assertThat(lookup.lookForJobOf(lost)).isPresent();
    }

    @Test
    void aJobThatCannotBeReadIsNotLookedAtWithoutAPause() {
        List<Submission> two = List.of(imported("unreadable 1"), imported("unreadable 2"));
        sandbox.order(Fault.error(Call.JOB, 500, "Broken record").always());
        tell(two.get(0));
        clock.passSeconds(1);
        hinted.take(two);
        poller.look(two);
        assertThat(poller.nextLook(two)).isAfter(clock.instant());
    }

    private void tell(Submission submission) {
        Hints.tell(hints, submission.job().id());
    }

    private static int reads() {
        return sandbox.bill().received(Call.JOB) + sandbox.bill().received(Call.JOBS);
    }
}
