package io.nightcut.control;

import java.time.Duration;

/** A duration in words for people: {@code 90 s}, {@code 16 min}, {@code 3 h 05 min}. */
public final class Durations {

    private Durations() {}

    public static String words(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
