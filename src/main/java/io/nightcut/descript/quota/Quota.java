package io.nightcut.descript.quota;

import java.util.Locale;

/** A kind of call that Descript limits separately. The limits are set under {@code resilience4j.ratelimiter.instances}. */
public enum Quota {
    IMPORT,
    AGENT,
    PUBLISH,
    READ;

    /** The name of its rate limiter. */
    String limiter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
