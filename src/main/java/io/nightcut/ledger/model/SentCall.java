package io.nightcut.ledger.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A POST that has left for a project.
 *
 * @param ended in one word; null: nothing is known of it
 */
public record SentCall(
        Stage stage, Instant sentAt, @Nullable String ended) {}
