package io.nightcut.control;

import io.nightcut.descript.DescriptClient;
import io.nightcut.ledger.model.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How long Descript has not answered. An outage is logged once and waited out; when it lasts longer than
 * {@code descript.patience}, the run stops.
 */
@Component
public class OutageTimer {

    private static final Logger log = LoggerFactory.getLogger(OutageTimer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final RunControl run;
    private final Duration patience;
    private @Nullable Instant since;

    /** Since when every read was refused by the rate limit. */
    private @Nullable Instant rateLimitedSince;

    @Autowired
    OutageTimer(Clock clock, RunControl run, DescriptClient descript) {
        this(clock, run, descript.patience());
    }

    OutageTimer(Clock clock, RunControl run, Duration patience) {
        this.clock = clock;
        this.run = run;
        this.patience = patience;
    }

    /** A run begins: its patience is whole again. */
    public synchronized void runBegins() {
        since = null;
        rateLimitedSince = null;
    }

    /** A call got no answer. Returns after a second, or when something has changed; the caller then tries again. */
    public void noAnswer(String why) {
        Instant now = clock.instant();
        Instant began = began(now, why);
        if (began.plus(patience).isBefore(now)) {
            run.paused(new Pause(Pause.Kind.OUTAGE, began, now));
            run.stopNow(
                    StopReason.OUTAGE,
                    "Descript has not answered for %s (%s)".formatted(Durations.words(patience), why));
            return;
        }
        run.awaitChange(run.changes(), PAUSE);
    }

    private synchronized Instant began(Instant now, String why) {
        if (since == null) {
            since = now;
            log.warn("Descript does not answer ({}). Trying for up to {}", why, Durations.words(patience));
        }
        return since;
    }

    /** A call was answered, if only with a refusal: if there was an outage, it is over. */
    public synchronized void answered() {
        rateLimitedSince = null;
        endOutage();
    }

    /** A read was refused by the rate limit: no outage, but not to be waited out for ever either. Returns after a second. */
    public void rateLimited(String why) {
        Instant now = clock.instant();
        synchronized (this) {
            endOutage();
            rateLimitedSince = rateLimitedSince == null ? now : rateLimitedSince;
            if (rateLimitedSince.plus(patience).isBefore(now)) {
                run.stopNow(
                        StopReason.RATE,
                        "Descript's rate limit has refused every read for %s (%s)"
                                .formatted(Durations.words(patience), why));
                return;
            }
        }
        run.awaitChange(run.changes(), PAUSE);
    }

    private void endOutage() {
        if (since != null) {
            run.paused(new Pause(Pause.Kind.OUTAGE, since, clock.instant()));
            since = null;
            log.info("Descript answers again");
        }
    }
}
