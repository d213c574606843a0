package io.nightcut.control;

import io.nightcut.text.Redacted;

/**
 * Why nothing more is submitted.
 *
 * @param why in words: a clause without a full stop; {@link StandardPhrases#TO_CONTINUE} is added where it is shown
 */
public record Stop(StopReason reason, String why) {

    public Stop {
        why = Redacted.text(why);
    }

    /** {@code Stopped before the end (deadline): the deadline (--until) has passed}. */
    @Override
    public String toString() {
        return StandardPhrases.stopped(reason) + why;
    }
}
