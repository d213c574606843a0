package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a project stands that the ledger knows.
 *
 * @param editState null: not imported yet
 * @param editPrompt what its edit was asked with, null: it was not asked for yet
 */
public record KnownProject(
        String key,
        SubmissionState importState,
        @Nullable SubmissionState editState,
        @Nullable String editPrompt) {}
