package io.nightcut.report;

import io.nightcut.control.Durations;
import io.nightcut.ledger.history.PastNight;
import io.nightcut.ledger.history.RunFigures;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A night of the past as the report shows it.
 *
 * @param at its first start
 * @param figures null: nobody knows
 * @param ending such as {@code stopped (deadline)}
 */
record NightRow(
        String at,
        String day,
        @Nullable RunFigures figures,
        String length,
        String credits,
        String mediaTime,
        String ending,
        int restarts) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    static NightRow of(PastNight night) {
        Duration length = night.length();
        String ending = night.last().ending();
        String reason = night.last().stopReason();
        return new NightRow(
                night.startedAt().toString(),
                DAY.format(night.startedAt().atZone(ZoneId.systemDefault())),
                night.figures(),
                length == null ? "" : Durations.words(length),
                night.aiCredits().toPlainString(),
                night.mediaSeconds().signum() == 0
                        ? "0"
                        : Durations.words(
                                Duration.ofSeconds(night.mediaSeconds().longValue())),
                ending == null ? "did not come to its end" : reason == null ? ending : ending + " (" + reason + ")",
                night.runs().size() - 1);
    }

    /** The share of what is done, of 100. */
    int donePercent() {
        return figures == null || figures.lines() == 0 ? 0 : 100 * figures.edited() / figures.lines();
    }
}
