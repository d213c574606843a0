package io.nightcut.ledger.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the projects of a run stood at its end, and what was paid in it.
 *
 * @param stopReason in one word why it ended before everything was done; null: it did not
 * @param lines of its manifest
 * @param toReview how many of the edited ones a person should look at
 * @param mediaSeconds of all jobs that ended in it
 * @param aiCredits likewise
 */
public record RunFigures(
        @Nullable String stopReason,
        int lines,
        int edited,
        int toReview,
        int failed,
        int invalid,
        int unknown,
        int waiting,
        int running,
        int accepted,
        int dropped,
        BigDecimal mediaSeconds,
        BigDecimal aiCredits) {}
