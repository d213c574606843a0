package io.nightcut.budget;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What may be spent. Null: there is no such cap.
 *
 * @param maxCredits AI credits of a night, which is a run and its restarts
 * @param maxMinutes media minutes likewise
 * @param maxProjects for which something is sent in a night
 * @param cutoff what is still sent when a cap is reached
 * @param month caps on a month, of all manifests together
 */
@ConfigurationProperties("nightcut.budget")
public record BudgetSettings(
        @Nullable BigDecimal maxCredits,
        @Nullable BigDecimal maxMinutes,
        @Nullable Integer maxProjects,
        Cutoff cutoff,
        Month month) {

    /** What is still sent when a cap is reached. */
    public enum Cutoff {
        /** The edits of what was imported in the same night, for which the imports have reserved. */
        SOFT,
        /** Nothing that is paid. */
        HARD
    }

    /**
     * What may be spent in a month.
     *
     * @param firstDay on which it begins, 1 to 28
     * @param zone in which it begins; empty: the local one
     */
    public record Month(
            @Nullable BigDecimal credits, @Nullable BigDecimal minutes, int firstDay, String zone) {

        private static final int LAST_FIRST_DAY = 28;

        public Month {
            notNegative("nightcut.budget.month.credits", credits);
            notNegative("nightcut.budget.month.minutes", minutes);
            if (firstDay < 1 || firstDay > LAST_FIRST_DAY) {
                throw new InvalidConfigurationPropertyValueException(
                        "nightcut.budget.month.first-day", firstDay, "it must be 1 to 28");
            }
            try {
                zone(zone);
            } catch (DateTimeException e) {
                throw new InvalidConfigurationPropertyValueException(
                        "nightcut.budget.month.zone", zone, "it must be a time zone, such as Europe/Berlin");
            }
        }

        private static ZoneId zone(String name) {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        }

        BudgetMonth period() {
            return new BudgetMonth(firstDay, zone(zone));
        }
    }

    public BudgetSettings {
        notNegative("nightcut.budget.max-credits", maxCredits);
        notNegative("nightcut.budget.max-minutes", maxMinutes);
        notNegative("nightcut.budget.max-projects", maxProjects == null ? null : BigDecimal.valueOf(maxProjects));
    }

    private static void notNegative(String name, @Nullable BigDecimal cap) {
        if (cap != null && cap.signum() < 0) {
            throw new InvalidConfigurationPropertyValueException(name, cap, "it must not be negative");
        }
    }

    boolean hasNightCaps() {
        return maxCredits != null || maxMinutes != null || maxProjects != null;
    }

    boolean hasMonthCaps() {
        return month.credits != null || month.minutes != null;
    }
}
