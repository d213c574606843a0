package io.nightcut.ledger.cost;

import io.nightcut.ledger.model.Instruction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A paid call whose job has ended, as a forecast looks back on it.
 *
 * @param night in which it was sent: calls of one night are alike in some ways
 * @param instruction of an edit, if it is known
 * @param isDone whether it led to something
 * @param mediaSeconds how long its project's media are
 * @param bytes how large its project's files are
 * @param cost media seconds of an import, AI credits of an edit
 */
public record PastCall(
        String night,
        @Nullable Instruction instruction,
        boolean isDone,
        @Nullable BigDecimal mediaSeconds,
        @Nullable Long bytes,
        BigDecimal cost) {}
