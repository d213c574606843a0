package io.nightcut.budget;

import io.nightcut.budget.Cap.Kind;
import io.nightcut.ledger.cost.Spending;
import io.nightcut.ledger.cost.SpendingQueries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the ledger how much of each cap is taken. */
record CapReader(BudgetSettings settings, SpendingQueries ledger) {

    private static final String NEXT_NIGHT =
            "It holds for this night and its restarts: raise it, or wait for the next night";

    boolean hasCaps() {
        return settings.hasNightCaps() || settings.hasMonthCaps();
    }

    Standing standing(long night, Instant now) {
        List<Cap> caps = new ArrayList<>();
        int inFlight = 0;
        int promises = 0;
        if (settings.hasNightCaps()) {
            Spending spent = ledger.ofNight(night);
            add(caps, "", settings.maxCredits(), settings.maxMinutes(), spent, NEXT_NIGHT);
            if (settings.maxProjects() != null) {
                caps.add(new Cap(
                        Kind.PROJECTS,
                        "",
                        BigDecimal.valueOf(settings.maxProjects()),
                        BigDecimal.valueOf(spent.projects()),
                        BigDecimal.ZERO,
                        NEXT_NIGHT));
            }
            inFlight = spent.inFlight();
            promises = spent.promises();
        }
        if (settings.hasMonthCaps()) {
            BudgetMonth month = settings.month().period();
            Spending spent = ledger.since(month.beginOf(now), night);
            add(
                    caps,
                    " for the month from " + month.begin(now),
                    settings.month().credits(),
                    settings.month().minutes(),
                    spent,
                    "Raise it, or wait until " + month.next(now));
            inFlight = Math.max(inFlight, spent.inFlight());
            promises = Math.max(promises, spent.promises());
        }
        return new Standing(List.copyOf(caps), inFlight, promises);
    }

    private static void add(
            List<Cap> caps,
            String of,
            @Nullable BigDecimal credits,
            @Nullable BigDecimal minutes,
            Spending spent,
            String nextMove) {
        if (credits != null) {
            caps.add(new Cap(Kind.CREDITS, of, credits, spent.usedCredits(), spent.openCredits(), nextMove));
        }
        if (minutes != null) {
            caps.add(new Cap(
                    Kind.MINUTES,
                    of,
                    minutes,
                    Cap.minutes(spent.usedSeconds()),
                    Cap.minutes(spent.reservedSeconds()),
                    nextMove));
        }
    }
}
