package io.nightcut.ledger.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a group of paid calls has cost.
 *
 * @param group what they have in common: a manifest's path, a prompt, a model, a month or an owner; null: all of them
 * @param edited projects of which an edit is done
 * @param mediaSecondsUsed of all calls, those that led to nothing among them
 * @param mediaSecondsWasted of those that failed, or of which nobody knows how they ended
 * @param notKnown calls of which the costs are not known, since an earlier version kept only sums of them
 */
public record Costs(
        @Nullable String group,
        int imports,
        int edits,
        int edited,
        BigDecimal mediaSecondsUsed,
        BigDecimal aiCreditsUsed,
        BigDecimal mediaSecondsWasted,
        BigDecimal aiCreditsWasted,
        int notKnown) {

    private static final int DECIMALS = 3;

    /** Nothing was paid. */
    public static final Costs NONE =
            new Costs(null, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

    /** The sum of all groups. */
    public static Costs sum(Stream<Costs> groups) {
        return groups.reduce(NONE, Costs::plus);
    }

    /** AI credits for each project that is edited, wasted ones among them; null: none is. */
    public @Nullable BigDecimal creditsPerEdited() {
        return edited == 0
                ? null
                : aiCreditsUsed
                        .divide(BigDecimal.valueOf(edited), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    private Costs plus(Costs other) {
        return new Costs(
                null,
                imports + other.imports,
                edits + other.edits,
                edited + other.edited,
                mediaSecondsUsed.add(other.mediaSecondsUsed),
                aiCreditsUsed.add(other.aiCreditsUsed),
                mediaSecondsWasted.add(other.mediaSecondsWasted),
                aiCreditsWasted.add(other.aiCreditsWasted),
                notKnown + other.notKnown);
    }
}
