package io.nightcut.settle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a job is to be looked at: soon at first, then slower the longer it has run. Answers, and never waits. */
record PollSchedule(PollSettings settings) {

    /** A job that has run for a while is looked at about ten times more before it has run twice as long. */
    private static final int LOOKS_PER_AGE = 10;

    Instant next(Instant submitted, @Nullable Instant lastLook) {
        if (lastLook == null) {
            return submitted.plus(settings.first());
        }
        Duration pause = Duration.between(submitted, lastLook).dividedBy(LOOKS_PER_AGE);
        return lastLook.plus(max(settings.least(), min(settings.longest(), max(settings.first(), pause))));
    }

    /** When the jobs are looked at together again, in a round. */
    Instant nextRound(Instant lastRound) {
        return lastRound.plus(betweenRounds());
    }

    /**
     * Looks go by the rounds: what would be due before the next has its turn in this one, lest its end be seen too late.
     * A job that is new has time: a page will soon show it.
     */
    boolean isDue(Instant next, @Nullable Instant lastLook, Instant round) {
        return lastLook == null
                ? !next.isAfter(round)
                : next.isBefore(nextRound(round)) && !isJustLookedAt(lastLook, round);
    }

    private boolean isJustLookedAt(Instant lastLook, Instant now) {
        return Duration.between(lastLook, now).abs().compareTo(settings.least()) < 0;
    }

    private Duration betweenRounds() {
        return max(settings.least(), settings.first());
    }

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
