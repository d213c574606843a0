package io.nightcut.descript.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Three calls a minute, and a clock in hand; the instants are seconds. */
class SlidingWindowTest {

    private final SlidingWindow window = new SlidingWindow(3, Duration.ofMinutes(1), at(0));

    @Test
    void anEmptyWindowGivesTheLimitAtOnceButNotMore() {
        assertThat(window.nanosToWait(3, at(0))).isZero();
        assertThat(window.nanosToWait(4, at(0))).isPositive();
    }

    @Test
    void theWaitEndsAPeriodAfterTheOldestAnswer() {
        take(3);
        window.answered(at(5));
        window.answered(at(20));
        assertThat(window.nanosToWait(1, at(25))).isEqualTo(seconds(40));
        assertThat(window.nanosToWait(1, at(65))).isZero();
        assertThat(window.nanosToWait(2, at(65))).isEqualTo(seconds(15));
    }

    @Test
    void withoutAnyAnswerTheWaitIsAPeriod() {
        take(3);
        assertThat(window.nanosToWait(1, at(500))).isEqualTo(seconds(60));
    }

    @Test
    void ofSeveralHoldsTheLongestCounts() {
        window.hold(Duration.ofSeconds(30), at(0));
        window.hold(Duration.ofSeconds(10), at(5));
        assertThat(window.nanosToWait(1, at(10))).isEqualTo(seconds(20));
        assertThat(window.nanosToWait(1, at(30))).isZero();
    }

    @Test
    void aRefusedCallHoldsTheWindowAndLowersTheRateToWhatWasAnswered() {
        take(3);
        window.answered(at(1));
        window.answered(at(2));
        window.refused(Duration.ofSeconds(90), at(3));
        assertThat(window.allowed()).isEqualTo(2);
        assertThat(window.isBelowLimit()).isTrue();
        assertThat(window.nanosToWait(1, at(3))).isEqualTo(seconds(90));
        assertThat(window.nanosToWait(2, at(93))).isZero();
        assertThat(window.nanosToWait(3, at(93))).isPositive();
    }

    @Test
    void whatHasLeftTheWindowBeforeARefusalDoesNotCountAsAllowed() {
        take(2);
        window.answered(at(0));
        window.refused(Duration.ofSeconds(1), at(70));
        assertThat(window.allowed()).isOne();
    }

    @Test
    void theRemainingCallsCountBesideThoseAtThePermit() {
        take(2);
        window.remaining(0, at(1));
        assertThat(window.allowed()).isEqualTo(2);
    }

    @Test
    void theRateDoesNotRecoverDuringAHold() {
        take(1);
        window.remaining(1, at(0));
        window.answered(at(0));
        window.hold(Duration.ofMinutes(60), at(0));
        window.nanosToWait(1, at(30 * 60));
        assertThat(window.allowed()).isEqualTo(2);
        window.nanosToWait(1, at(60 * 60));
        assertThat(window.allowed()).isEqualTo(3);
    }

    @Test
    void whatIsAvailableLeavesOutCallsInFlightAndThoseOfTheLastPeriod() {
        take(2);
        window.answered(at(0));
        assertThat(window.available(at(59))).isOne();
        assertThat(window.available(at(60))).isEqualTo(2);
    }

    private void take(int calls) {
        for (int i = 0; i < calls; i++) {
            window.take(1);
        }
    }

    private static long at(int second) {
        return Long.MAX_VALUE - seconds(10) + seconds(second);
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
