package io.nightcut.ledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a paid call may cost, as it is set aside before its POST leaves.
 *
 * @param night in which it is sent: a run and its restarts; null: none
 * @param mediaSeconds null: nothing is set aside
 * @param aiCredits likewise
 * @param editCredits AI credits that an import sets aside for its edit
 */
public record Reservation(
        @Nullable Long night,
        @Nullable BigDecimal mediaSeconds,
        @Nullable BigDecimal aiCredits,
        @Nullable BigDecimal editCredits) {

    public static final Reservation NONE = new Reservation(null, null, null, null);
}
