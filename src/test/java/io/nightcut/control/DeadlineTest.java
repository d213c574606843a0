package io.nightcut.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is meant by a time of day, in Berlin. */
class DeadlineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T23:00, 06:00, 2026-11-25T05:00:00Z",
        "2026-11-24T02:00, 06:00, 2026-11-24T05:00:00Z",
        "2026-11-24T12:01, 06:00, 2026-11-25T05:00:00Z",
        "2026-11-24T00:01, 00:00, 2026-11-23T23:00:00Z"
    })
    void itIsTheNextOneOfThisNight(LocalDateTime now, LocalTime until, Instant at) {
        assertThat(deadline(now, until).at()).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T06:00, 06:00, 2026-11-24T05:00:00Z",
        "2026-11-24T06:05, 06:00, 2026-11-24T05:00:00Z",
        "2026-11-24T11:59, 06:00, 2026-11-24T05:00:00Z",
        "2026-11-24T00:05, 23:55, 2026-11-23T22:55:00Z"
    })
    void aStartJustAfterItIsLate(LocalDateTime now, LocalTime until, Instant at) {
        assertThat(deadline(now, until).at()).isEqualTo(at);
        assertThat(deadline(now, until).hasPassed(now.atZone(BERLIN).toInstant()))
                .isTrue();
    }

    /** On 29 March 2026 02:00 is followed by 03:00, and there is no 02:30: it has come when the clocks go past it. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T22:00, 06:00, 2026-03-29T04:00:00Z",
        "2026-03-28T22:00, 01:59, 2026-03-29T00:59:00Z",
        "2026-03-28T22:00, 02:00, 2026-03-29T01:00:00Z",
        "2026-03-28T22:00, 02:30, 2026-03-29T01:00:00Z",
        "2026-03-28T22:00, 03:00, 2026-03-29T01:00:00Z",
        "2026-03-29T03:05, 02:30, 2026-03-29T01:00:00Z"
    })
    void inTheNightThatIsAnHourShorter(LocalDateTime now, LocalTime until, Instant at) {
        assertThat(deadline(now, until).at()).isEqualTo(at);
    }

    /** On 25 October 2026 the clocks show 02:00 to 03:00 twice: the first time counts. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-24T22:00, 06:00, 2026-10-25T05:00:00Z",
        "2026-10-24T22:00, 02:30, 2026-10-25T00:30:00Z",
        "2026-10-24T22:00, 03:00, 2026-10-25T02:00:00Z",
        "2026-10-25T02:45, 02:30, 2026-10-25T01:30:00Z",
        "2026-10-25T03:05, 02:30, 2026-10-25T01:30:00Z"
    })
    void inTheNightThatIsAnHourLonger(LocalDateTime now, LocalTime until, Instant at) {
        assertThat(deadline(now, until).at()).isEqualTo(at);
    }

    private static Deadline deadline(LocalDateTime now, LocalTime until) {
        return Deadline.of(until, ZonedDateTime.of(now, BERLIN));
    }
}
