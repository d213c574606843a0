package io.nightcut.callback;

import io.nightcut.control.RunControl;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The jobs that callers have told of and that nobody has looked at yet. Callers only add to it, so nothing that they do
 * holds up the run; and what does not find a place here is found without a hint, a little later.
 */
@Component
public class CallbackHints {

    private static final Logger log = LoggerFactory.getLogger(CallbackHints.class);

    /** More jobs than this do not run at the same time. */
    private static final int MOST = 1_000;

    private final CallbackSettings settings;
    private final RunControl run;
    private final Clock clock;
    private final Set<String> waiting = new LinkedHashSet<>();
    private Instant first = Instant.MAX;
    private boolean listening;
    private Instant since = Instant.MAX;
    private boolean flooded;
    private long received;
    private long refused;
    private long ignored;

    CallbackHints(CallbackSettings settings, RunControl run, Clock clock) {
        this.settings = settings;
        this.run = run;
        this.clock = clock;
    }

    /** From now on callers are heard. */
    synchronized void begin() {
        listening = true;
        waiting.clear();
        first = Instant.MAX;
        flooded = false;
        received = 0;
        refused = 0;
        ignored = 0;
    }

    /** Callers are heard no longer. */
    synchronized void end() {
        listening = false;
        if (received + refused > 0) {
            log.info("Callbacks: {} received, {} ignored, {} refused", received, ignored, refused);
        }
    }

    /** The time is known from now on, by which jobs of this run are told from those of earlier ones. */
    synchronized void timeIsKnown() {
        since = clock.instant();
    }

    /** Since when jobs are submitted of which callers may tell. */
    public synchronized Instant since() {
        return since;
    }

    /** Whether callers are heard. */
    public synchronized boolean isListening() {
        return listening;
    }

    /** A caller that knows the address tells of a job. */
    void add(String jobId) {
        if (isFirst(jobId)) {
            run.signalChange(); // For the first alone: a flood must not wake the whole run again and again.
        }
    }

    private synchronized boolean isFirst(String jobId) {
        received++;
        if (waiting.size() == MOST) {
            ignored++;
            flood("more than " + MOST + " of them wait");
            return false;
        }
        waiting.add(jobId);
        if (waiting.size() > 1) {
            return false;
        }
        first = clock.instant();
        return true;
    }

    /** A caller that knows the address tells of no job. */
    synchronized void addNothing() {
        received++;
        ignored++;
    }

    /** A call was not accepted, for a reason that is the caller's. */
    synchronized void refuse() {
        refused++;
    }

    /** A call was not accepted, since there are too many. */
    synchronized void refuseForRate(int most) {
        refused++;
        flood("more than " + most + " came in a second");
    }

    private void flood(String why) {
        if (!flooded) {
            flooded = true;
            log.warn(
                    "Too many callbacks: {}. Ignoring the others. If they do not come from Descript, somebody knows"
                            + " the callback address: make a new one with nightcut callback --rotate",
                    why);
        }
    }

    /** When to {@link #take} what has come: a moment after the first, since others may follow. In the far future: nothing has. */
    public synchronized Instant due() {
        if (first.equals(Instant.MAX)) {
            return first;
        }
        Instant now = clock.instant();
        return first.isAfter(now) ? now : first.plus(settings.gather()); // In the future: the clock was set back.
    }

    /** Takes away and returns the jobs that callers have told of. */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(waiting);
        waiting.clear();
        first = Instant.MAX;
        return taken;
    }

    /** So many jobs that callers told of are none that is to be looked at. */
    public synchronized void ignore(int hints) {
        ignored += hints;
    }
}
