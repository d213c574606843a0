package io.nightcut.ledger.cost;

import io.nightcut.ledger.model.Instruction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A project for which something is still to be paid.
 *
 * @param mediaSeconds how long its media are; null: nobody knows
 * @param bytes how large its files are; null: nobody knows
 * @param isToImport whether its import is among it; its edit always is
 * @param isRetry whether a call of the stage that is next was paid for nothing before
 */
public record PlannedProject(
        Instruction instruction,
        @Nullable BigDecimal mediaSeconds,
        @Nullable Long bytes,
        boolean isToImport,
        boolean isRetry) {}
