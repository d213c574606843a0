package io.nightcut.ledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project whose import is done, and whose turn it is to be edited.
 *
 * @param descriptProjectId Descript's id for it
 * @param compositionId the composition that its import made, null when it made none
 * @param mediaSeconds how long its media are; null: nobody knows
 * @param importNight in which its import was sent; null: nobody knows
 * @param reservedCredits AI credits that its import has reserved for its edit; null: none
 * @param editEndedAt when an earlier edit of it ended, by Descript's clock; null: this is the first, or nobody knows
 */
public record ImportedProject(
        String key,
        String name,
        Instruction instruction,
        String descriptProjectId,
        @Nullable String compositionId,
        @Nullable BigDecimal mediaSeconds,
        @Nullable Long importNight,
        @Nullable BigDecimal reservedCredits,
        @Nullable Instant editEndedAt) {}
