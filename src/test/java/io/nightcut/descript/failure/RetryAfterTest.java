package io.nightcut.descript.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | PT5S",
                "' 5 ' | PT5S",
                "0 | PT0S",
                "2.5 | PT2.5S",
                "-5 | PT0S",
                "-99999999999999999999 | PT0S",
                "Tue, 24 Nov 2026 00:05:00 GMT | PT5M",
                "Mon, 23 Nov 2026 00:05:00 GMT | PT0S",
                "2026-11-24T00:05:00Z | PT5M",
                "1795478700 | PT5M",
                "1795478700.5 | PT5M",
                "1795478700000 | PT5M",
                "1700000000 | PT0S",
                "86400 | PT24H",
                "999999999 | P365D",
                "99999999999999999999 | P365D",
                "Tue, 24 Nov 9026 00:05:00 GMT | P365D",
                "soon | PT60S",
                "'' | PT60S",
                "1e9 | PT60S",
                "NaN | PT60S",
                "5, 10 | PT60S",
            })
    void isReadInAllItsForms(String header, Duration wait) {
        assertThat(RetryAfter.of(header, NOW, Duration.ofSeconds(60))).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource("PT60S")
    void whereThereIsNoneTheUsualPauseIsMade(Duration pause) {
        assertThat(RetryAfter.of(null, NOW, pause)).isEqualTo(pause);
    }
}
