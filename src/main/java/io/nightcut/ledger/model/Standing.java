package io.nightcut.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * How many projects of a manifest stand at the same place.
 *
 * @param importState null: lines that are no projects
 * @param editState null: not imported yet
 */
public record Standing(
        @Nullable SubmissionState importState, @Nullable SubmissionState editState, int projects) {}
