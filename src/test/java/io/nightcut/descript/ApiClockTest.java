package io.nightcut.descript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ApiClockTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");

    private Instant machine = MIDNIGHT;
    private long nanos;

    private final InstantSource handSet = () -> machine;
    private final ApiClock clock = new ApiClock(handSet.withZone(ZoneOffset.UTC), () -> nanos);

    @Test
    void itsTimeIsTheApisOnceAnAnswerHasToldIt() {
        threeAnswersShow(MIDNIGHT.plusSeconds(3600));
        passes(Duration.ofMinutes(1));

        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(3660));
    }

    @Test
    void aDifferenceThatTheAnswersWayMayMakeIsNone() {
        threeAnswersShow(MIDNIGHT.plusSeconds(1));

        assertThat(clock.instant()).isEqualTo(MIDNIGHT);
    }

    @Test
    void aMachineWhoseClockIsSetBackDoesNotWaitForItToCatchUp() {
        threeAnswersShow(MIDNIGHT.plusSeconds(3600));
        passes(Duration.ofMinutes(1));
        machine = machine.minus(Duration.ofHours(5));

        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(3660));
        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(3660));
    }

    @Test
    void anAnswerRightAfterItWasSetBackCountsOnce() {
        machine = machine.minus(Duration.ofHours(5));
        threeAnswersShow(MIDNIGHT.plusSeconds(10));

        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(10));
    }

    @Test
    void twoAnswersThatShowAnotherTimeAreNotEnough() {
        clock.learn(MIDNIGHT.plusSeconds(3600), false);
        clock.learn(MIDNIGHT.plusSeconds(3601), false);
        assertThat(clock.isUnsure()).isTrue();
        assertThat(clock.instant()).isEqualTo(MIDNIGHT);

        clock.learn(MIDNIGHT.plusSeconds(3602), false);
        assertThat(clock.isUnsure()).isFalse();
        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(3602));
    }

    @Test
    void answersThatDisagreeAreNotBelieved() {
        for (int answer = 1; answer <= 5; answer++) {
            clock.learn(MIDNIGHT.plusSeconds(1000L * answer), false);
            clock.learn(MIDNIGHT.minusSeconds(3600), false);
        }
        clock.learn(MIDNIGHT, false);
        clock.learn(MIDNIGHT.minusSeconds(3600), false);
        clock.learn(MIDNIGHT.minusSeconds(3600), false);
        assertThat(clock.instant()).isEqualTo(MIDNIGHT);
    }

    /** One of Descript's servers has a wrong clock. */
    @Test
    void onceAnAnswerHasShownThisTimeOthersDoNotMoveIt() {
        clock.learn(MIDNIGHT.plusSeconds(1), false);
        threeAnswersShow(MIDNIGHT.plusSeconds(86_400));
        assertThat(clock.isContradicted()).isTrue();
        clock.learn(MIDNIGHT, true);

        assertThat(clock.isContradicted()).isFalse();
        assertThat(clock.instant()).isEqualTo(MIDNIGHT);
    }

    /** The machine was paused, and its clock with it. */
    @Test
    void whereStatusShowsTheSameAsTheOthersTheyAreBelieved() {
        clock.learn(MIDNIGHT, false);
        threeAnswersShow(MIDNIGHT.plusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(MIDNIGHT);
        clock.learn(MIDNIGHT.plusSeconds(3600), true);

        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(3600));
    }

    @Test
    void aDriftOfSecondsIsFollowed() {
        clock.learn(MIDNIGHT, false);
        threeAnswersShow(MIDNIGHT.plusSeconds(50));
        threeAnswersShow(MIDNIGHT.plusSeconds(100));

        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(100));
    }

    @Test
    void aMachineWhoseClockIsPutAheadIsCorrectedByTheNextAnswers() {
        clock.learn(MIDNIGHT, false);
        machine = machine.plus(Duration.ofHours(5));
        threeAnswersShow(MIDNIGHT.plusSeconds(1));

        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plusSeconds(1));
    }

    @Test
    void afterASleepTheMachineIsBelieved() {
        machine = machine.plus(Duration.ofHours(8));

        assertThat(clock.instant()).isEqualTo(MIDNIGHT.plus(Duration.ofHours(8)));
    }

    private void threeAnswersShow(Instant date) {
        for (int answer = 1; answer <= ApiClock.AGREEING; answer++) {
            clock.learn(date, false);
        }
    }

    private void passes(Duration time) {
        machine = machine.plus(time);
        nanos += time.toNanos();
    }
}
