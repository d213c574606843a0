package io.nightcut.sandbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered for a job before it was submitted. All times are the sandbox's.
 *
 * @param message of an {@link Fate#ERROR} or the words of a {@link Fate#QUESTION}
 * @param listedLate how long listings do not show it
 * @param foundLate how long reading it by its id is a 404
 * @param dated by how much its created_at is off
 * @param spelling of a new project's name
 * @param copies how many more of the same the POST makes
 * @param idLength of its id, at least
 * @param record what is changed in its record
 * @param callback how its end is called back; null: once, at once
 */
record JobOrder(
        Fate fate,
        @Nullable String message,
        Duration listedLate,
        Duration foundLate,
        Duration dated,
        Spelling spelling,
        int copies,
        int idLength,
        List<Fault> record,
        @Nullable Fault callback) {

    static final JobOrder NONE = new JobOrder(
            Fate.NORMAL, null, Duration.ZERO, Duration.ZERO, Duration.ZERO, Spelling.SAME, 0, 0, List.of(), null);
}
