package io.nightcut.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two attempts, at 02:00 and at 02:30. */
class AttemptTimesTest {

    private static final Instant FIRST = Instant.parse("2026-11-26T02:00:00Z");
    private static final Instant LAST = Instant.parse("2026-11-26T02:30:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final AttemptTimes attempts =
            new AttemptTimes(List.of(new Attempt(FIRST, false), new Attempt(LAST, false)));

    @Test
    void descriptIsAskedFromFiveMinutesBeforeTheFirst() {
        assertThat(attempts.since()).isEqualTo(FIRST.minus(WINDOW));
    }

    @Test
    void fiveMinutesBeforeAndAfterEachAreNear() {
        for (Instant attempt : List.of(FIRST, LAST)) {
            assertThat(attempts.isNear(attempt.minus(WINDOW))).isTrue();
            assertThat(attempts.isNear(attempt.plus(WINDOW))).isTrue();
            assertThat(attempts.isNear(attempt.minus(WINDOW).minusMillis(1))).isFalse();
            assertThat(attempts.isNear(attempt.plus(WINDOW).plusMillis(1))).isFalse();
        }
    }

    @Test
    void whatCameLongAfterTheLastMayBeItsWorkAndWhatCameBetweenThemNobodysHere() {
        assertThat(attempts.mayHaveMade(LAST.plus(Duration.ofHours(2)))).isTrue();
        assertThat(attempts.mayHaveMade(FIRST.plus(Duration.ofMinutes(15)))).isFalse();
    }

    @Test
    void whatHasNoTimeMayBeTheirs() {
        assertThat(attempts.isNear(null)).isTrue();
        assertThat(attempts.mayHaveMade(null)).isTrue();
    }

    @Test
    void whatIsNearComesBeforeWhatIsOlder() {
        Instant between = FIRST.plus(Duration.ofMinutes(15));
        assertThat(List.of(between, LAST.plusSeconds(2), LAST).stream().sorted(attempts.byTime(created -> created)))
                .containsExactly(LAST, LAST.plusSeconds(2), between);
    }

    @Test
    void oneRefusalAsBusyIsEnough() {
        assertThat(attempts.isBusy()).isFalse();
        assertThat(new AttemptTimes(List.of(new Attempt(FIRST, true), new Attempt(LAST, false))).isBusy())
                .isTrue();
    }
}
