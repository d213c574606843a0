package io.nightcut.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts calls as the server does: any window of the quota's length holds no more than its calls. */
final class SlidingWindow {

    private final Quota quota;
    private final Deque<Instant> counted = new ArrayDeque<>();

    SlidingWindow(Quota quota) {
        this.quota = quota;
    }

    boolean take(Instant now) {
        forget(now);
        return counted.size() < quota.calls() && counted.add(now);
    }

    /** The last call taken was not carried out and is not counted. */
    void giveBack() {
        counted.removeLast();
    }

    int consumed(Instant now) {
        forget(now);
        return counted.size();
    }

    int remaining(Instant now) {
        return quota.calls() - consumed(now);
    }

    Duration untilNext(Instant now) {
        return remaining(now) > 0
                ? Duration.ZERO
                : Duration.between(now, counted.getFirst().plus(quota.window()));
    }

    private void forget(Instant now) {
        while (!counted.isEmpty() && !now.isBefore(counted.getFirst().plus(quota.window()))) {
            counted.removeFirst();
        }
    }
}
