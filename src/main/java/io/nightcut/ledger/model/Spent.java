package io.nightcut.ledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the paid calls of a project have led to.
 *
 * @param resolvedModel the model of its last edit that has ended, null if Descript did not say it
 * @param creditsWasted AI credits of attempts that led to nothing; null: none, as far as it is known
 */
public record Spent(
        @Nullable String resolvedModel, @Nullable BigDecimal creditsWasted) {

    public static final Spent NOTHING = new Spent(null, null);
}
