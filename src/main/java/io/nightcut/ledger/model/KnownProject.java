package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * A project that the ledger knows.
 *
 * @param editedWith what was sent with its edit; null: nothing was sent yet
 */
public record KnownProject(
        String key, ProjectState state, @Nullable Instruction editedWith) {}
