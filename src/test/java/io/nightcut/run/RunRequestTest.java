package io.nightcut.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deadline of a run is a time of day where the machine is. */
class RunRequestTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T23:00, 06:00, 2026-11-25T05:00:00Z",
        "2026-11-24T02:00, 06:00, 2026-11-24T05:00:00Z",
        "2026-11-24T06:00, 06:00, 2026-11-25T05:00:00Z",
        "2026-03-28T23:00, 06:00, 2026-03-29T04:00:00Z"
    })
    void aTimeOfDayThatHasPassedIsTomorrows(String now, LocalTime until, Instant deadline) {
        assertThat(request(until).deadline(ZonedDateTime.of(java.time.LocalDateTime.parse(now), BERLIN)))
                .isEqualTo(deadline);
    }

    @Test
    void withoutATimeThereIsNoDeadline() {
        assertThat(request(null).deadline(ZonedDateTime.of(2026, 11, 24, 23, 0, 0, 0, BERLIN)))
                .isEqualTo(Instant.MAX);
    }

    private static RunRequest request(@Nullable LocalTime until) {
        return new RunRequest("night.csv", Path.of("results.csv"), List.of(), false, List.of(), false, false, until);
    }
}
