package io.nightcut.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When the month begins that caps are counted in. */
record BudgetMonth(int firstDay, ZoneId zone) {

    /** The day on which the month began that this moment belongs to. */
    LocalDate begin(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate thisMonths = today.withDayOfMonth(firstDay);
        return thisMonths.isAfter(today) ? thisMonths.minusMonths(1) : thisMonths;
    }

    /** The moment at which it began. */
    Instant beginOf(Instant now) {
        return begin(now).atStartOfDay(zone).toInstant();
    }

    /** The first day of the next one. */
    LocalDate next(Instant now) {
        return begin(now).plusMonths(1);
    }
}
