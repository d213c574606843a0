package io.nightcut.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A night lasts 18 hours. */
class NightTest {

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT17H59M59S, true", "PT18H, false", "PT240H, false", "PT-10M, true", "PT-240H, false"})
    void aStartBelongsToTheNightThatBeganLessThan18HoursAgo(Duration ago, boolean isSame) {
        Instant began = Instant.parse("2026-11-26T21:00:00Z");
        assertThat(Night.isSame(began, began.plus(ago))).isEqualTo(isSame);
    }
}
