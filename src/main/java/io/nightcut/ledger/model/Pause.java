package io.nightcut.ledger.model;

import java.time.Instant;

/** A time in which a run could not go on. */
public record Pause(Kind kind, Instant from, Instant to) {

    /** What was waited for. */
    public enum Kind {
        /** Descript did not answer. */
        OUTAGE,
        /** Descript's rate limit allowed no more calls. */
        RATE
    }

    public Pause {
        to = to.isBefore(from) ? from : to;
    }
}
