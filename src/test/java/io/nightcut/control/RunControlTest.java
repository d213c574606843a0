package io.nightcut.control;

import static io.nightcut.ledger.model.Stage.EDIT;
import static io.nightcut.ledger.model.Stage.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.HandClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits is woken by a change and not by time: these waits would be for an hour. */
@Timeout(20)
class RunControlTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final HandClock clock = new HandClock();
    private final RunControl run = new RunControl(clock);

    @Test
    void oneStageIsStoppedAndTheOtherGoesOn() {
        run.stop(IMPORT, StopReason.CREDITS, "no credit");
        run.stop(IMPORT, StopReason.RATE, "something else");
        assertThat(run.maySubmit(IMPORT)).isFalse();
        assertThat(run.whyStopped(IMPORT)).contains(new Stop(StopReason.CREDITS, "no credit"));
        assertThat(run.maySubmit(EDIT)).isTrue();
        assertThat(run.isStoppingNow()).isFalse();
    }

    @Test
    void fromTheDeadlineOnNothingIsSubmittedAndTheRunGoesOn() {
        run.submitUntil(clock.instant().plus(HOUR));
        clock.pass(HOUR.minusNanos(1));
        assertThat(run.maySubmit(EDIT)).isTrue();

        clock.pass(Duration.ofNanos(1));
        assertThat(run.maySubmit(EDIT)).isFalse();
        assertThat(run.whyStopped(EDIT)).contains(new Stop(StopReason.DEADLINE, "the deadline (--until) has passed"));
        assertThat(run.isStoppingNow()).isFalse();
    }

    @Test
    void aRunThatBeginsKnowsNothingOfTheOneBefore() {
        run.submitUntil(clock.instant());
        run.stopNow(StopReason.SIGNAL, "asked to");
        run.ended(IMPORT);
        run.runBegins();
        assertThat(run.maySubmit(IMPORT)).isTrue();
        assertThat(run.whyStopped(EDIT)).isEmpty();
        assertThat(run.hasEnded(IMPORT)).isFalse();
        assertThat(run.isStoppingNow()).isFalse();
    }

    @Test
    void aChangeThatCameBeforeTheWaitEndsItAtOnce() {
        long seen = run.changes();
        run.signalChange();
        run.awaitChange(seen, HOUR);
    }

    @Test
    void aChangeWakesWhoWaits() throws Exception {
        long seen = run.changes();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> run.awaitChange(seen, HOUR));
        run.ended(IMPORT);
        waiting.get(10, TimeUnit.SECONDS);
    }

    /** A change alone is no reason to end a pause. */
    @Test
    void aPauseEndsWhenTheRunIsToStop() throws Exception {
        CompletableFuture<Void> pausing = CompletableFuture.runAsync(() -> run.pause(HOUR));
        run.signalChange();
        assertThat(pausing).isNotDone();
        run.stopNow(StopReason.SIGNAL, "asked to");
        pausing.get(10, TimeUnit.SECONDS);
    }
}
