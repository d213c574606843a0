package io.nightcut.control;

import io.nightcut.ledger.model.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the steps of the run that goes on tell each other: which stages may still submit and why not, which have ended,
 * and that there is news in the ledger.
 */
@Component
public class RunControl {

    private static final Logger log = LoggerFactory.getLogger(RunControl.class);

    private final Clock clock;
    private final Map<Stage, String> stopped = new EnumMap<>(Stage.class);
    private final Set<Stage> ended = EnumSet.noneOf(Stage.class);
    private Instant deadline = Instant.MAX;
    private boolean now;
    private long news;

    RunControl(Clock clock) {
        this.clock = clock;
    }

    /** After this instant nothing new is submitted; what runs is awaited. */
    public synchronized void submitUntil(Instant deadline) {
        this.deadline = deadline;
    }

    /** Nothing is submitted in this stage any more; what runs is still watched. The first reason counts. */
    public synchronized void stop(Stage stage, String why) {
        if (stopped.putIfAbsent(stage, why) == null) {
            log.warn("No more {}s in this run: {}", stage.word(), why);
        }
        news();
    }

    /** The run ends as soon as it can: nothing is submitted, and what runs is left to the next run. */
    public synchronized void stopNow(String why) {
        if (!now) {
            log.warn("Stopping: {}", why);
            now = true;
        }
        for (Stage stage : Stage.values()) {
            stopped.putIfAbsent(stage, why);
        }
        news();
    }

    public synchronized boolean isStoppingNow() {
        return now;
    }

    public synchronized boolean maySubmit(Stage stage) {
        if (!clock.instant().isBefore(deadline)) {
            stopped.putIfAbsent(stage, "the deadline has passed. Run the same command again to go on");
        }
        return !stopped.containsKey(stage);
    }

    public synchronized Optional<String> whyStopped(Stage stage) {
        return Optional.ofNullable(stopped.get(stage));
    }

    /** The stage will submit nothing more in this run, for whatever reason. */
    public synchronized void ended(Stage stage) {
        ended.add(stage);
        news();
    }

    public synchronized boolean hasEnded(Stage stage) {
        return ended.contains(stage);
    }

    /** Something has changed for those who wait. */
    public synchronized void news() {
        news++;
        notifyAll();
    }

    /** How much news there was: when it has not grown, nothing has changed in the ledger. */
    public synchronized long newsSoFar() {
        return news;
    }

    /** Waits, unless the run is to end now. */
    public synchronized void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (!now && end - System.nanoTime() > 0) {
            awaitNews(news, Duration.ofNanos(end - System.nanoTime()));
        }
    }

    /** Waits until there is news that {@code soFar} does not know of, or for this long. */
    public synchronized void awaitNews(long soFar, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); news == soFar && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopNow("interrupted. Run the same command again to go on");
        }
    }
}
