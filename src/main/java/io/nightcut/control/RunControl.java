package io.nightcut.control;

import io.nightcut.ledger.model.Pause;
import io.nightcut.ledger.model.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the steps of the current run tell each other: which stages may still submit and why not, which have ended, and
 * that something has changed in the ledger. A step with nothing to do waits here for the next change instead of asking
 * the ledger again and again.
 */
@Component
public class RunControl {

    private static final Logger log = LoggerFactory.getLogger(RunControl.class);

    private static final int MOST_PAUSES = 1_000;

    private final Clock clock;
    private final Map<Stage, Stop> stopped = new EnumMap<>(Stage.class);
    private final Set<Stage> ended = EnumSet.noneOf(Stage.class);
    private Instant deadline = Instant.MAX;
    private @Nullable Stop stoppingNow;
    private boolean brokenOff;
    private final List<Pause> pauses = new ArrayList<>();
    private long changes;

    public RunControl(Clock clock) {
        this.clock = clock;
    }

    /** A run begins: what stopped the one before it does not stop this one. */
    public synchronized void runBegins() {
        stopped.clear();
        ended.clear();
        deadline = Instant.MAX;
        stoppingNow = null;
        brokenOff = false;
        pauses.clear();
    }

    /** From this instant on nothing new is submitted; what is running is still watched to its end. */
    public synchronized void submitUntil(Instant deadline) {
        this.deadline = deadline;
    }

    /** Nothing more is submitted in this stage; what is running is still watched. The first reason counts. */
    public synchronized void stop(Stage stage, StopReason reason, String why) {
        if (stopped.putIfAbsent(stage, new Stop(reason, why)) == null) {
            log.warn("Submitting no more {}s in this run: {}", stage.word(), why);
        }
        signalChange();
    }

    /** Like {@link #stop}, since all that was submitted failed: the run counts as stopped although nothing may be left to submit. */
    public synchronized void breakOff(Stage stage, String why) {
        brokenOff = true;
        stop(stage, StopReason.FAILURES, why);
    }

    public synchronized boolean isBrokenOff() {
        return brokenOff;
    }

    /** The run ends as soon as it can: nothing is submitted, and what is running is left to the next run. */
    public synchronized void stopNow(StopReason reason, String why) {
        Stop stop = new Stop(reason, why);
        if (stoppingNow == null) {
            log.warn("Stopping: {}", why);
            stoppingNow = stop;
        }
        for (Stage stage : Stage.values()) {
            stopped.putIfAbsent(stage, stop);
        }
        signalChange();
    }

    public synchronized boolean isStoppingNow() {
        return stoppingNow != null;
    }

    /** The run had to wait. Of very many waits the last ones are left out. */
    public synchronized void paused(Pause pause) {
        if (pauses.size() < MOST_PAUSES) {
            pauses.add(pause);
        }
    }

    /** When it had to wait. */
    public synchronized List<Pause> pauses() {
        return List.copyOf(pauses);
    }

    /** Why the run ends before what is running has ended; empty: it does not. */
    public synchronized Optional<Stop> whyStoppingNow() {
        return Optional.ofNullable(stoppingNow);
    }

    /** Whether this stage may make another POST. */
    public synchronized boolean maySubmit(Stage stage) {
        if (!clock.instant().isBefore(deadline)) {
            stopped.putIfAbsent(stage, new Stop(StopReason.DEADLINE, "the deadline (--until) has passed"));
        }
        return !stopped.containsKey(stage);
    }

    /** Why this stage may submit nothing more; empty: it may, or it came to its end. */
    public synchronized Optional<Stop> whyStopped(Stage stage) {
        return Optional.ofNullable(stopped.get(stage));
    }

    /** The stage will submit nothing more in this run, for whatever reason. */
    public synchronized void ended(Stage stage) {
        ended.add(stage);
        signalChange();
    }

    public synchronized boolean hasEnded(Stage stage) {
        return ended.contains(stage);
    }

    /** Wakes all who wait: something has changed in the ledger or in this run. */
    public synchronized void signalChange() {
        changes++;
        notifyAll();
    }

    /** How many changes were signalled so far: while this stays the same, the ledger does too. */
    public synchronized long changes() {
        return changes;
    }

    /** Waits for so long, or until the run is to stop now. */
    public synchronized void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (stoppingNow == null && end - System.nanoTime() > 0) {
            awaitChange(changes, Duration.ofNanos(end - System.nanoTime()));
        }
    }

    /**
     * Waits for a change.
     *
     * @param seen the {@link #changes} that the caller has taken into account; returns at once when there are more
     * @param atMost returns after this long in any case
     */
    public synchronized void awaitChange(long seen, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); changes == seen && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopNow(StopReason.SIGNAL, "the run was interrupted");
        }
    }
}
