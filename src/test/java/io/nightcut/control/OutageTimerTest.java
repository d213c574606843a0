package io.nightcut.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Stage;
import io.nightcut.sandbox.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Patience of 15 minutes, by a clock that only the test moves. */
class OutageTimerTest {

    private final HandClock clock = new HandClock();
    private final RunControl run = new RunControl(clock);
    private final OutageTimer outage = new OutageTimer(clock, run, Duration.ofMinutes(15));

    @Test
    void anOutageStopsTheRunWhenItLastsLongerThanPatience() {
        noAnswer();
        clock.pass(Duration.ofMinutes(15));
        noAnswer();
        assertThat(run.isStoppingNow()).isFalse();

        clock.passSeconds(1);
        noAnswer();
        assertThat(run.isStoppingNow()).isTrue();
        assertThat(run.whyStopped(Stage.IMPORT))
                .contains(new Stop(StopReason.OUTAGE, "Descript has not answered for 15 min (no answer in time)"));
    }

    @Test
    void anAnswerEndsTheOutageAndTheNextOneBeginsAnew() {
        noAnswer();
        clock.pass(Duration.ofMinutes(15));
        outage.answered();
        clock.passSeconds(1);
        noAnswer();
        assertThat(run.isStoppingNow()).isFalse();
    }

    @Test
    void aRunThatBeginsHasAllItsPatience() {
        noAnswer();
        clock.pass(Duration.ofHours(5));
        outage.runBegins();
        noAnswer();
        assertThat(run.isStoppingNow()).isFalse();
    }

    @Test
    void readsThatTheRateLimitRefusesAreNoOutageButEndTheRunToo() {
        noAnswer();
        clock.pass(Duration.ofMinutes(15));
        withoutPause(() -> outage.rateLimited("too many reads"));
        clock.pass(Duration.ofMinutes(15));
        withoutPause(() -> outage.rateLimited("too many reads"));
        assertThat(run.isStoppingNow()).isFalse();

        clock.passSeconds(1);
        withoutPause(() -> outage.rateLimited("too many reads"));
        assertThat(run.whyStopped(Stage.IMPORT))
                .contains(new Stop(
                        StopReason.RATE, "Descript's rate limit has refused every read for 15 min (too many reads)"));
    }

    @Test
    void aReadThatIsAllowedEndsTheRateLimit() {
        withoutPause(() -> outage.rateLimited("too many reads"));
        clock.pass(Duration.ofMinutes(15));
        outage.answered();
        clock.passSeconds(1);
        withoutPause(() -> outage.rateLimited("too many reads"));
        assertThat(run.isStoppingNow()).isFalse();
    }

    private void noAnswer() {
        withoutPause(() -> outage.noAnswer("no answer in time"));
    }

    /** A change is signalled, so that the second's pause is none. */
    private void withoutPause(Runnable call) {
        Thread news = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                run.signalChange();
                Thread.onSpinWait();
            }
        });
        news.start();
        call.run();
        news.interrupt();
    }
}
