package io.nightcut.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BudgetMonthTest {

    private static final BudgetMonth FROM_THE_THIRD = new BudgetMonth(3, ZoneId.of("Europe/Berlin"));

    @Test
    void beforeItsFirstDayTheMonthBeforeGoesOn() {
        Instant stillTheSecond = Instant.parse("2026-03-02T22:59:59Z");

        assertThat(FROM_THE_THIRD.begin(stillTheSecond)).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(FROM_THE_THIRD.next(stillTheSecond)).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void itBeginsAtMidnightOfItsZone() {
        Instant third = Instant.parse("2026-03-02T23:00:00Z");

        assertThat(FROM_THE_THIRD.begin(third)).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(FROM_THE_THIRD.beginOf(third)).isEqualTo(third);
    }
}
