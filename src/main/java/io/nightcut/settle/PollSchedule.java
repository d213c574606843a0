package io.nightcut.settle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a job is to be looked at: soon at first, then less often the longer it has been running. Only computes, and never
 * waits.
 */
record PollSchedule(PollSettings settings) {

    /** A job that has been running for a while is looked at about this often before it has been running twice as long. */
    private static final int LOOKS_PER_AGE = 10;

    /** When a job that was submitted then is looked at for the first time. */
    Instant firstLook(Instant submitted) {
        return submitted.plus(settings.first());
    }

    /** When a job is to be looked at on its own, after its first look. */
    Instant next(Instant submitted, Instant lastLook) {
        Duration pause = Duration.between(submitted, lastLook).dividedBy(LOOKS_PER_AGE);
        return lastLook.plus(max(settings.least(), min(settings.longest(), max(settings.first(), pause))));
    }

    /** When several jobs are looked at together again. Such a look is a round. */
    Instant nextRound(Instant lastRound) {
        return lastRound.plus(max(settings.least(), settings.first()));
    }

    /**
     * Whether a job that the page does not show is looked at in this round: it would be due before the next round, and its
     * end would then be seen too late. A new job waits for its first look, since a page will soon show it.
     *
     * @param next when it is due on its own
     * @param lastLook null: it has not been looked at
     * @param round when this round is
     */
    boolean isDue(Instant next, @Nullable Instant lastLook, Instant round) {
        return lastLook == null
                ? !next.isAfter(round)
                : next.isBefore(nextRound(round)) && !isJustLookedAt(lastLook, round);
    }

    private boolean isJustLookedAt(Instant lastLook, Instant now) {
        return Duration.between(lastLook, now).abs().compareTo(settings.least()) < 0;
    }

    /** Whether a job has been running longer than {@code nightcut.poll.give-up-after}. */
    boolean isOverdue(Instant submitted, Instant now) {
        return submitted.plus(settings.giveUpAfter()).isBefore(now);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
