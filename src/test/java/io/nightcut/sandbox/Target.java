package io.nightcut.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which of the requests for its calls a fault strikes. They are counted as they come, carried out or not.
 *
 * @param project the only project, or null for any; in a change of a listing's entries only those of this project
 * @param asked what the URL must contain, or null
 * @param skip so many requests are let pass first
 * @param every from then on each so-manieth
 * @param times how many requests it strikes
 * @param rate the part of those requests that it strikes, 0 to 1, by dice that fall alike for the same seed
 * @param from how long after it was ordered it begins to strike, in Descript's time
 * @param until how long after it was ordered it ceases to, or null
 */
public record Target(
        @Nullable String project,
        @Nullable String asked,
        int skip,
        int every,
        int times,
        double rate,
        Duration from,
        @Nullable Duration until) {

    static final Target NEXT = new Target(null, null, 0, 1, 1, 1, Duration.ZERO, null);

    public Target {
        if (times < 1 || every < 1 || skip < 0 || !(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("A fault strikes at least once and at a rate above 0, up to 1");
        }
    }

    Target project(@Nullable String value) {
        return new Target(value, asked, skip, every, times, rate, from, until);
    }

    Target asked(@Nullable String value) {
        return new Target(project, value, skip, every, times, rate, from, until);
    }

    Target skip(int value) {
        return new Target(project, asked, value, every, times, rate, from, until);
    }

    Target every(int value) {
        return new Target(project, asked, skip, value, times, rate, from, until);
    }

    Target times(int value) {
        return new Target(project, asked, skip, every, value, rate, from, until);
    }

    Target rate(double value) {
        return new Target(project, asked, skip, every, times, value, from, until);
    }

    Target from(Duration value) {
        return new Target(project, asked, skip, every, times, rate, value, until);
    }

    Target until(@Nullable Duration value) {
        return new Target(project, asked, skip, every, times, rate, from, value);
    }

    /** Whether the request that so many came before is one of them, dice apart. */
    boolean isTurnAfter(int before) {
        return before >= skip && (before - skip) % every == 0;
    }
}
