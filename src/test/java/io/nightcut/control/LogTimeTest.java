package io.nightcut.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T02:00:00.9+01:00[Europe/Berlin], 2026-11-26 02:00:00+01:00",
        "2026-11-26T02:00:00Z[UTC],                  2026-11-26 02:00:00+00:00",
        "2026-11-26T02:00:00+14:00,                  2026-11-26 02:00:00+14:00"
    })
    void isLocalTimeWithItsOffset(String moment, String words) {
        assertThat(LogTime.of(ZonedDateTime.parse(moment))).isEqualTo(words);
    }

    @Test
    void isTheSameMomentWhereverTheMachineStands() {
        Instant moment = Instant.parse("2026-11-26T02:00:00Z");
        String words = LogTime.of(moment);

        assertThat(OffsetDateTime.parse(words.replace(' ', 'T')).toInstant()).isEqualTo(moment);
    }
}
