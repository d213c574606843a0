package io.nightcut.benchmark;

import io.nightcut.sandbox.Quota;
import java.time.Duration;

/** How much faster than in Descript time runs. */
record Speed(double factor) {

    /** A duration of Descript's, as it really passes. */
    Duration real(Duration descripts) {
        return Duration.ofNanos(Math.round(descripts.toNanos() / factor));
    }

    Quota real(Quota quota) {
        return new Quota(quota.calls(), real(quota.window()));
    }

    /** A duration that really passed, in Descript's time. */
    Duration descripts(Duration real) {
        return Duration.ofNanos(Math.round(real.toNanos() * factor));
    }
}
