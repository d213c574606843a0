package io.nightcut.callback;

import io.nightcut.control.RunControl;
import java.time.Clock;
import java.time.Duration;

/** Callbacks as they come from outside, for tests of other packages. */
public final class Hints {

    public static final CallbackSettings SETTINGS = new CallbackSettings(
            "https://ops.example.com/nightcut", "127.0.0.1:8787", Duration.ofSeconds(60), Duration.ofMillis(500));

    private Hints() {}

    /** Callers are heard. */
    public static CallbackHints listening(Clock clock) {
        CallbackHints hints = new CallbackHints(SETTINGS, new RunControl(clock), clock);
        hints.begin();
        hints.timeIsKnown();
        return hints;
    }

    /** A caller tells of a job. */
    public static void tell(CallbackHints hints, String jobId) {
        hints.add(jobId);
    }
}
