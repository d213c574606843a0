package io.nightcut.sandbox;

import java.time.Duration;

/** From the shortest to the longest that something takes. */
public record Span(Duration shortest, Duration longest) {

    public Span {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("Not a span: " + shortest + ".." + longest);
        }
    }

    public static Span exactly(Duration duration) {
        return new Span(duration, duration);
    }

    /** Written as {@code PT30S..PT5M}, or as one duration. */
    static Span parse(String text) {
        String[] ends = text.split("\\.\\.", 2);
        return new Span(Duration.parse(ends[0]), Duration.parse(ends[ends.length - 1]));
    }

    /** The duration at this fraction, 0 to 1, of the way, in whole milliseconds. */
    Duration at(double fraction) {
        return shortest.plusMillis(Math.round(longest.minus(shortest).toMillis() * fraction));
    }
}
