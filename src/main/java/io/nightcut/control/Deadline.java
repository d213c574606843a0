package io.nightcut.control;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When a night submits nothing new any more: the time of day that {@code --until} gives, as it was resolved once.
 *
 * @param until the time of day
 * @param at the moment that was meant by it
 */
public record Deadline(LocalTime until, Instant at) {

    /**
     * What is meant by a time of day: the next moment at which the clocks show it, if that is within {@link Night#LONGEST}.
     * Else the start is late, and the last such moment is meant, which has passed.
     */
    public static Deadline of(LocalTime until, ZonedDateTime now) {
        List<Instant> moments = LongStream.rangeClosed(-1, 1)
                .mapToObj(days -> now.toLocalDate().plusDays(days).atTime(until))
                .flatMap(local -> moments(local, now.getZone().getRules()))
                .sorted()
                .toList();
        Instant start = now.toInstant();
        Instant last = start.plus(Night.LONGEST);
        return new Deadline(
                until,
                moments.stream()
                        .filter(moment -> moment.isAfter(start) && moment.isBefore(last))
                        .findFirst()
                        .orElseGet(() -> moments.stream()
                                .filter(moment -> !moment.isAfter(start))
                                .reduce((one, later) -> later)
                                .orElseThrow()));
    }

    /** Two when the clocks are set back over it; when they are set forward over it, the moment at which they are. */
    private static Stream<Instant> moments(LocalDateTime local, ZoneRules rules) {
        return rules.getValidOffsets(local).isEmpty()
                ? Stream.of(rules.getTransition(local).getInstant())
                : rules.getValidOffsets(local).stream().map(local::toInstant);
    }

    /** Whether it is over at this time. */
    public boolean hasPassed(Instant now) {
        return !now.isBefore(at);
    }

    /** {@code --until 06:00 = 2026-11-27 06:00:00+01:00, Europe/Berlin}. */
    @Override
    public String toString() {
        ZoneId zone = ZoneId.systemDefault();
        return "--until %s = %s, %s".formatted(until, LogTime.of(at.atZone(zone)), zone.getId());
    }
}
