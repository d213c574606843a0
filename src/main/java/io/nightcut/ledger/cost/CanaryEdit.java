package io.nightcut.ledger.cost;

import io.nightcut.ledger.model.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * A project that is edited before others with the same prompt and model.
 *
 * @param night in which it was chosen
 * @param hasPassed whether its edit is done and asks for no look; null: not known yet
 * @param said what the agent or Descript said of it, if it has not passed
 * @param isUnderWay whether its edit is sent or running
 */
public record CanaryEdit(
        String projectKey,
        String projectName,
        Instruction instruction,
        long night,
        @Nullable Boolean hasPassed,
        @Nullable String said,
        boolean isUnderWay) {

    public boolean hasFailed() {
        return Boolean.FALSE.equals(hasPassed);
    }
}
