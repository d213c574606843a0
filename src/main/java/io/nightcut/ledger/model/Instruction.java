package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * What the agent is asked with.
 *
 * @param model that it is to use, by its id or alias; empty: Descript's own choice
 */
public record Instruction(String prompt, String model) {

    /** As a request names it; null: Descript's own choice. */
    public @Nullable String modelOrNull() {
        return model.isEmpty() ? null : model;
    }
}
