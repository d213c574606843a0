package io.nightcut.control;

import io.nightcut.ledger.model.Stage;
import java.util.Locale;

/**
 * Why a run ended before everything was done (exit code 3), in one word: the same in log, results, status, history, metrics and
 * notices. Scripts read it: words are added, none is changed.
 */
public enum StopReason {
    /** The time that {@code --until} gives has passed. */
    DEADLINE,
    /** The AI credits are used up. */
    CREDITS,
    /** The media minutes are used up. */
    MINUTES,
    /** Descript has not answered for longer than {@code descript.patience}. */
    OUTAGE,
    /** Descript's rate limit has allowed nothing for too long. */
    RATE,
    /** Too many projects in a row failed with the same cause. */
    FAILURES,
    /** The program was asked to stop: Ctrl-C, a shutdown. */
    SIGNAL,
    /** The state or the results cannot be written. */
    STATE,
    /** A proxy refused, or a page answered in Descript's place. */
    PROXY,
    /** Descript refuses the API token, or what it may do. */
    TOKEN,
    /** A cap on credits, minutes or projects is reached. */
    BUDGET,
    /** What was edited first did not pass, so that no edit with this prompt and model follows. */
    CANARY,
    /** An internal error. */
    ERROR,
    /** Something is left to do, and nothing has kept the run from doing it: the next run takes it up. */
    UNFINISHED;

    /** Which of the two is used up, by Descript's own words, or else by what is paid in this stage. */
    public static StopReason outOf(Stage stage, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("ai credit")) {
            return CREDITS;
        }
        return stage == Stage.IMPORT || lower.contains("minutes") || lower.contains("media") ? MINUTES : CREDITS;
    }

    /** The word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
