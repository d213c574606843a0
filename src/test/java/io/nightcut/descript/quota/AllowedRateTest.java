package io.nightcut.descript.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A period of one minute, a limit of ten, and a clock in hand. */
class AllowedRateTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long START = Long.MAX_VALUE - MINUTE;

    private final AllowedRate rate = new AllowedRate(10, Duration.ofMinutes(1), START);

    @Test
    void itBeginsAtTheLimit() {
        assertThat(rate.calls()).isEqualTo(10);
        assertThat(rate.isBelowLimit()).isFalse();
    }

    @Test
    void itFollowsTheServerDownAtOnce() {
        rate.follow(6, START);
        assertThat(rate.calls()).isEqualTo(6);
        assertThat(rate.isBelowLimit()).isTrue();
    }

    @Test
    void itNeverRisesAboveTheLimitNorFallsBelowOne() {
        rate.follow(50, START);
        assertThat(rate.calls()).isEqualTo(10);
        rate.follow(0, START);
        assertThat(rate.calls()).isOne();
    }

    @Test
    void itRisesByOneCallAfterEachFiveQuietPeriods() {
        rate.follow(6, START);
        rate.recover(START + 5 * MINUTE - 1);
        assertThat(rate.calls()).isEqualTo(6);
        rate.recover(START + 5 * MINUTE);
        rate.recover(START + 5 * MINUTE);
        assertThat(rate.calls()).isEqualTo(7);
        rate.recover(START + 10 * MINUTE);
        assertThat(rate.calls()).isEqualTo(8);
    }

    @Test
    void anAnswerOfTheServerBeginsTheQuietPeriodsAnew() {
        rate.follow(6, START);
        rate.follow(6, START + 4 * MINUTE);
        rate.recover(START + 8 * MINUTE);
        assertThat(rate.calls()).isEqualTo(6);
    }

    @Test
    void anotherLimitCountsAtOnce() {
        rate.follow(6, START);
        rate.changeLimit(20);
        assertThat(rate.calls()).isEqualTo(20);
        rate.follow(15, START);
        assertThat(rate.calls()).isEqualTo(15);
    }
}
