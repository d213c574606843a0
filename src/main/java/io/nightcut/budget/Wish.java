package io.nightcut.budget;

import io.nightcut.ledger.model.Reservation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the next paid call of a project may cost: the upper end of what is expected.
 *
 * @param editCredits what the edit of an import may cost, which is reserved with it
 * @param promised what the project's import has reserved for this edit in the same night; null: nothing
 */
record Wish(
        String projectKey,
        BigDecimal mediaSeconds,
        BigDecimal aiCredits,
        BigDecimal editCredits,
        @Nullable BigDecimal promised) {

    static Wish ofImport(String projectKey, BigDecimal mediaSeconds, BigDecimal editCredits) {
        return new Wish(projectKey, mediaSeconds, BigDecimal.ZERO, editCredits, null);
    }

    static Wish ofEdit(String projectKey, BigDecimal aiCredits, @Nullable BigDecimal promised) {
        return new Wish(projectKey, BigDecimal.ZERO, aiCredits, BigDecimal.ZERO, promised);
    }

    /** Whether something was sent for its project in this night. */
    boolean isBegun() {
        return promised != null;
    }

    /** What is reserved for it: what was promised has room in any case, more than that only as far as there is any. */
    Reservation within(@Nullable BigDecimal creditsLeft, long night) {
        BigDecimal credits = promised == null || creditsLeft == null
                ? aiCredits
                : aiCredits.min(promised.add(creditsLeft.max(BigDecimal.ZERO)));
        return new Reservation(night, mediaSeconds, credits, editCredits);
    }
}
