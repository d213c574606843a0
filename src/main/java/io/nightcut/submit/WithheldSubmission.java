package io.nightcut.submit;

import io.nightcut.ledger.model.Hold;
import org.jspecify.annotations.Nullable;

/**
 * A project that cannot be submitted as things are.
 *
 * @param obstacle why, and what to do about it
 * @param hold why it is not tried again by itself either; null: the next run tries it again
 */
record WithheldSubmission(
        String projectKey,
        String projectName,
        String obstacle,
        @Nullable Hold hold) implements PreparedSubmission {}
