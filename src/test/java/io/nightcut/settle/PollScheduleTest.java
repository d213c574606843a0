package io.nightcut.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {

    private static final Instant SUBMITTED = Instant.parse("2026-11-23T02:00:00Z");

    private final PollSchedule schedule = new PollSchedule(settings(5, 3, 15, 10_800));

    @Test
    void aJobIsLookedAtSoonAndThenSlower() {
        List<Long> looks = looks(schedule, 300);
        assertThat(looks).startsWith(5L, 10L, 15L, 20L, 25L, 30L, 35L, 40L, 45L, 50L, 55L, 60L);
        assertThat(looks.get(looks.size() - 1) - looks.get(looks.size() - 2)).isEqualTo(15);
        assertThat(looks).hasSize(32);
    }

    @Test
    void aLookIsNeverSoonerThanTheLeastNorLaterThanTheLongest() {
        PollSchedule impatient = new PollSchedule(settings(1, 3, 15, 10_800));
        List<Long> looks = looks(impatient, 2000);
        for (int i = 1; i < looks.size(); i++) {
            assertThat(looks.get(i) - looks.get(i - 1)).isBetween(3L, 15L);
        }
    }

    /** Else it would be seen by a whole round too late. */
    @Test
    void aJobThatNoPageShowsIsLookedAtBeforeItsTimeRatherThanAfter() {
        Instant last = SUBMITTED.plusSeconds(200);
        Instant next = schedule.next(SUBMITTED, last);
        assertThat(next).isEqualTo(last.plusSeconds(15));
        assertThat(schedule.isDue(next, last, next.minusSeconds(5))).isFalse();
        assertThat(schedule.isDue(next, last, next.minusMillis(4990))).isTrue();
    }

    @Test
    void aJobThatIsNewHasTimeUntilAPageShowsIt() {
        Instant next = schedule.firstLook(SUBMITTED);
        assertThat(schedule.isDue(next, null, next.minusMillis(10))).isFalse();
        assertThat(schedule.isDue(next, null, next)).isTrue();
    }

    /** Looks one by one take their time, so that a job's turn may come late in one round and early in the next. */
    @Test
    void theNextRoundIsNoReasonToLookSoonerThanTheLeast() {
        Instant last = SUBMITTED.plusSeconds(10);
        Instant next = schedule.next(SUBMITTED, last);
        assertThat(schedule.isDue(next, last, last.plusMillis(2900))).isFalse();
        assertThat(schedule.isDue(next, last, last.plusMillis(3100))).isTrue();
        assertThat(schedule.isDue(next, last, next.minusSeconds(3600)))
                .as("before its time")
                .isFalse();
    }

    @Test
    void roundsComeAsOftenAsFirstLooksAndNoOftenerThanTheLeast() {
        assertThat(schedule.nextRound(SUBMITTED)).isEqualTo(SUBMITTED.plusSeconds(5));
        assertThat(new PollSchedule(settings(1, 3, 15, 10_800)).nextRound(SUBMITTED))
                .isEqualTo(SUBMITTED.plusSeconds(3));
    }

    @Test
    void aJobIsOverdueAfterItsTimeAndNotBefore() {
        assertThat(schedule.isOverdue(SUBMITTED, SUBMITTED.plusSeconds(10_800))).isFalse();
        assertThat(schedule.isOverdue(SUBMITTED, SUBMITTED.plusSeconds(10_801))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, 0, 15, 100, least", "5, 16, 15, 100, least", "-1, 3, 15, 100, first", "5, 3, 15, 15, give-up-after"
    })
    void settingsThatMakeNoSenseAreNamed(long first, long least, long longest, long giveUpAfter, String name) {
        assertThatThrownBy(() -> settings(first, least, longest, giveUpAfter))
                .hasMessageContaining("nightcut.poll." + name);
    }

    private static List<Long> looks(PollSchedule schedule, long seconds) {
        List<Long> looks = new ArrayList<>();
        Instant look = schedule.firstLook(SUBMITTED);
        looks.add(Duration.between(SUBMITTED, look).toSeconds());
        while (look.isBefore(SUBMITTED.plusSeconds(seconds))) {
            look = schedule.next(SUBMITTED, look);
            looks.add(Duration.between(SUBMITTED, look).toSeconds());
        }
        return looks;
    }

    private static PollSettings settings(long first, long least, long longest, long giveUpAfter) {
        return new PollSettings(
                Duration.ofSeconds(first),
                Duration.ofSeconds(least),
                Duration.ofSeconds(longest),
                Duration.ofSeconds(giveUpAfter));
    }
}
