package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * A project that the ledger knows.
 *
 * @param editPrompt the prompt that was sent with its edit, null: none was sent yet
 */
public record KnownProject(
        String key, ProjectState state, @Nullable String editPrompt) {}
