package io.nightcut.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.upload.UploadAttempts.Lost;
import io.nightcut.upload.UploadAttempts.Over;
import io.nightcut.upload.UploadAttempts.UnderWay;
import io.nightcut.upload.UploadAttempts.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from the failure of an upload. */
class UploadAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Instant AGAIN = NOW.plusSeconds(5);
    private static final Upload FRESH = new Upload(
            "k", "Recap", "j", "recap.mp4", "file:///recap.mp4", 9, "https://store", NOW.plusSeconds(60), false, false);

    private final UnderWay underWay = ((Waiting) UploadAttempts.UNTRIED).begun();

    @Test
    void anUploadThatIsUntriedIsDueAtOnce() {
        assertThat(((Waiting) UploadAttempts.UNTRIED).isDue(Instant.EPOCH)).isTrue();
    }

    @Test
    void whatBrokeOffIsTriedAgainAsOftenAsItBreaksOffAndNotBeforeItsTime() {
        UploadAttempts state = UploadAttempts.UNTRIED;
        for (int failures = 1; failures <= 20; failures++) {
            state = begun(state).failed(FRESH, new Unanswered("cut"), AGAIN);
            assertThat(state).isEqualTo(new Waiting(failures, 0, AGAIN));
        }
        assertThat(((Waiting) state).isDue(AGAIN.minusNanos(1))).isFalse();
        assertThat(((Waiting) state).isDue(AGAIN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void anAddressThatIsClosedIsLostUnlessTheFileMayHaveArrived(int status) {
        Rejected closed = new Rejected(status, "closed");
        assertThat(underWay.failed(FRESH, closed, AGAIN))
                .isEqualTo(new Lost("recap.mp4 was refused (%d): closed".formatted(status)));
        assertThat(underWay.failed(FRESH.asBegun(), closed, AGAIN)).isEqualTo(new Over());
    }

    @Test
    void anAddressThatRefusesForAnotherReasonIsTriedThreeTimes() {
        Rejected refusal = new Rejected(400, "bad bytes");
        UploadAttempts once = underWay.failed(FRESH, refusal, AGAIN);
        UploadAttempts twice = begun(once).failed(FRESH, refusal, AGAIN);
        assertThat(once).isEqualTo(new Waiting(1, 1, AGAIN));
        assertThat(twice).isEqualTo(new Waiting(2, 2, AGAIN));
        assertThat(begun(twice).failed(FRESH, refusal, AGAIN))
                .isEqualTo(new Lost("recap.mp4 was refused (400): bad bytes, 3 times"));
    }

    @Test
    void whatBrokeOffInBetweenIsNoRefusal() {
        UploadAttempts state = begun(underWay.failed(FRESH, new Rejected(400, "bad"), AGAIN))
                .failed(FRESH, new Unanswered("cut"), AGAIN);
        assertThat(state).isEqualTo(new Waiting(2, 1, AGAIN));
    }

    @Test
    void anAddressThatNothingMayBeSentToIsLostAtOnce() {
        assertThat(underWay.failed(FRESH.asBegun(), new Rejected("no https address"), AGAIN))
                .isEqualTo(new Lost("no https address"));
    }

    @Test
    void thePausesDoubleUpToSixtyTimesTheFirst() {
        UploadSettings settings = new UploadSettings(2, Duration.ofHours(3), Duration.ofSeconds(5));
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 40))
                .extracting(failures -> settings.pause(failures).toSeconds())
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    private static UnderWay begun(UploadAttempts waiting) {
        return ((Waiting) waiting).begun();
    }
}
