package io.nightcut.ledger.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run and its restarts.
 *
 * @param runs at least one, the first one first
 */
public record PastNight(List<PastRun> runs) {

    public PastNight {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A night has a run");
        }
        runs = List.copyOf(runs);
    }

    /** Puts runs together, of which the newest comes first, and so does the newest night. */
    public static List<PastNight> of(List<PastRun> newestFirst) {
        Map<Long, List<PastRun>> nights = new LinkedHashMap<>();
        for (PastRun run : newestFirst) {
            nights.computeIfAbsent(run.night(), night -> new ArrayList<>()).add(0, run);
        }
        return nights.values().stream().map(PastNight::new).toList();
    }

    public String manifest() {
        return last().manifest();
    }

    public Instant startedAt() {
        return runs.get(0).startedAt();
    }

    /** Null: its last run has not come to its end. */
    public @Nullable Instant endedAt() {
        return last().endedAt();
    }

    /** From its first start to its last end; null: there is none. */
    public @Nullable Duration length() {
        Instant end = endedAt();
        return end == null ? null : Duration.between(startedAt(), end);
    }

    public PastRun last() {
        return runs.get(runs.size() - 1);
    }

    /** Where its projects stood when it was known last; null: it never was. */
    public @Nullable RunFigures figures() {
        return all().reduce((one, later) -> later).orElse(null);
    }

    /** Of all its runs; zero where none came to its end. */
    public BigDecimal mediaSeconds() {
        return sum(RunFigures::mediaSeconds);
    }

    /** Of all its runs; zero where none came to its end. */
    public BigDecimal aiCredits() {
        return sum(RunFigures::aiCredits);
    }

    private BigDecimal sum(Function<RunFigures, BigDecimal> figure) {
        return all().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
    }

    private Stream<RunFigures> all() {
        return runs.stream().map(PastRun::figures).filter(Objects::nonNull);
    }
}
