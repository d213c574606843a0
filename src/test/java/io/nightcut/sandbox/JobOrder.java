package io.nightcut.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered for a job before it was submitted.
 *
 * @param message of an {@link Fate#ERROR} or the words of a {@link Fate#QUESTION}
 * @param listedLate how long listings do not show it
 * @param foundLate how long reading it by its id is a 404
 */
record JobOrder(Fate fate, @Nullable String message, Duration listedLate, Duration foundLate) {

    static final JobOrder NONE = new JobOrder(Fate.NORMAL, null, Duration.ZERO, Duration.ZERO);
}
