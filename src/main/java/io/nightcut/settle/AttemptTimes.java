package io.nightcut.settle;

import io.nightcut.ledger.model.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When the POSTs of a submission were sent that may have been carried out, and what in Descript's lists they may have made.
 *
 * @param attempts the last one last
 */
record AttemptTimes(List<Attempt> attempts) {

    /**
     * How far from an attempt Descript's time of creation may be. Clocks differ by seconds, and by minutes where nobody sets
     * them; what other projects made in that time is claimed by them.
     */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** From when on Descript is to be asked. */
    Instant since() {
        return attempts.stream()
                .map(Attempt::sentAt)
                .min(Instant::compareTo)
                .orElseThrow()
                .minus(WINDOW);
    }

    /** As {@link #since}, if the clock that told the times of the attempts was ahead by up to a day. */
    Instant longBefore() {
        return since().minus(Duration.ofDays(1));
    }

    /** Whether Descript refused one of them since another job was running for the project. */
    boolean isBusy() {
        return attempts.stream().anyMatch(Attempt::isBusy);
    }

    /** Near an attempt, or after the last one: nobody knows how long a POST may be on its way. */
    boolean mayHaveMade(@Nullable Instant createdAt) {
        return isNear(createdAt)
                || Objects.requireNonNull(createdAt)
                        .isAfter(attempts.get(attempts.size() - 1).sentAt());
    }

    /** Descript has been asked for what is not older; so what has no time may be near. */
    boolean isNear(@Nullable Instant createdAt) {
        return createdAt == null
                || attempts.stream()
                        .anyMatch(attempt -> Duration.between(attempt.sentAt(), createdAt)
                                        .abs()
                                        .compareTo(WINDOW)
                                <= 0);
    }

    /** What was created near an attempt comes first, and of that the oldest. */
    <T> Comparator<T> byTime(Function<T, @Nullable Instant> createdAt) {
        return Comparator.<T, Boolean>comparing(each -> !isNear(createdAt.apply(each)))
                .thenComparing(createdAt, Comparator.nullsLast(Comparator.naturalOrder()));
    }
}
