package io.nightcut.results;

import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.StateCount;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many lines of a manifest have which status. */
public record Tally(int read, int edited, int failed, int invalid, int unknown, int waiting, int running) {

    static Tally of(List<StateCount> counts) {
        return new Tally(
                sum(counts, status -> true),
                sum(counts, status -> status == ProjectStatus.EDITED),
                sum(counts, ProjectStatus::isFailed),
                sum(counts, status -> status == ProjectStatus.INVALID),
                sum(counts, ProjectStatus::needsManualCheck),
                sum(counts, status -> status == ProjectStatus.WAITING),
                sum(counts, ProjectStatus::isUnderWay));
    }

    private static int sum(List<StateCount> counts, Predicate<ProjectStatus> which) {
        return counts.stream()
                .filter(count -> which.test(count.status()))
                .mapToInt(StateCount::lines)
                .sum();
    }

    /** How many are finished as far as this run goes. */
    public int settled() {
        return edited + failed + invalid + unknown;
    }

    /** Whether every line is in exactly one of the counts. */
    boolean addsUp() {
        return read == edited + failed + invalid + unknown + waiting + running;
    }

    /** Whether nothing is left to do, for nightcut or for a person. */
    boolean isAllEdited() {
        return addsUp() && edited == read;
    }

    /** Whether something is left for another run. */
    boolean isUnfinished() {
        return waiting + running > 0;
    }

    /** {@code 97 edited, 2 failed, 1 invalid}: without the counts that are zero. */
    @Override
    public String toString() {
        return Stream.of(
                        part(edited, "edited"),
                        part(failed, "failed"),
                        part(invalid, "invalid"),
                        part(unknown, "unknown"),
                        part(running, "running"),
                        part(waiting, "waiting"))
                .flatMap(Function.identity())
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> part(int count, String word) {
        return count == 0 ? Stream.empty() : Stream.of(count + " " + word);
    }
}
