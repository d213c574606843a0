package io.nightcut.control;

import io.nightcut.descript.DescriptClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Descript does not answer: said once, waited out, and when it lasts longer than our patience, the run stops. */
@Component
public class OutageTimer {

    private static final Logger log = LoggerFactory.getLogger(OutageTimer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final RunControl run;
    private final Duration patience;
    private @Nullable Instant since;

    OutageTimer(Clock clock, RunControl run, DescriptClient descript) {
        this.clock = clock;
        this.run = run;
        this.patience = descript.patience();
    }

    /** No answer came; returns after a pause. */
    public void noted(String why) {
        Instant now = clock.instant();
        Instant began = began(now, why);
        if (began.plus(patience).isBefore(now)) {
            run.stopNow("Descript has not answered for %s (%s). Run the same command again when it does"
                    .formatted(Durations.words(patience), why));
            return;
        }
        run.awaitNews(run.newsSoFar(), PAUSE);
    }

    private synchronized Instant began(Instant now, String why) {
        if (since == null) {
            since = now;
            log.warn("Descript does not answer ({}). Waiting for it, up to {}", why, Durations.words(patience));
        }
        return since;
    }

    /** An answer came. */
    public synchronized void over() {
        if (since != null) {
            since = null;
            log.info("Descript answers again");
        }
    }
}
