package io.nightcut.results;

import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.StateCount;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many lines of a manifest have which status.
 *
 * @param toReview how many of the edited ones a person should look at
 * @param accepted how many a person has settled as they are, though they are not edited
 * @param dropped how many are no longer wanted
 */
public record Tally(
        int read,
        int edited,
        int toReview,
        int failed,
        int invalid,
        int unknown,
        int waiting,
        int running,
        int accepted,
        int dropped) {

    static Tally of(List<StateCount> counts) {
        return new Tally(
                sum(counts, state -> true),
                sum(counts, state -> state.status() == ProjectStatus.EDITED),
                sum(counts, ProjectState::isToReview),
                open(counts, ProjectStatus::isFailed),
                open(counts, status -> status == ProjectStatus.INVALID),
                open(counts, ProjectStatus::needsManualCheck),
                open(counts, status -> status == ProjectStatus.WAITING),
                open(counts, ProjectStatus::isUnderWay),
                sum(counts, state -> state.is(Resolution.ACCEPTED)),
                sum(counts, state -> state.is(Resolution.DROPPED)));
    }

    /** Of those about which no person has decided. */
    private static int open(List<StateCount> counts, Predicate<ProjectStatus> which) {
        return sum(counts, state -> state.resolution() == null && which.test(state.status()));
    }

    private static int sum(List<StateCount> counts, Predicate<ProjectState> which) {
        return counts.stream()
                .filter(count -> which.test(count.state()))
                .mapToInt(StateCount::lines)
                .sum();
    }

    /** How many are finished as far as this run goes. */
    public int settled() {
        return edited + failed + invalid + unknown + accepted + dropped;
    }

    /** Whether every line is in exactly one of the counts. */
    boolean addsUp() {
        return read == settled() + waiting + running;
    }

    /** Whether nothing is left to do, for nightcut or for a person. */
    boolean isAllDone() {
        return addsUp() && edited + accepted + dropped == read && toReview == 0;
    }

    /** Whether something is left for another run. */
    boolean isUnfinished() {
        return waiting + running > 0;
    }

    /** {@code 97 edited, 3 of them to review, 2 failed, 1 invalid}: without the counts that are zero. */
    @Override
    public String toString() {
        return Stream.of(
                        part(edited, "edited"),
                        part(toReview, "of them to review"),
                        part(failed, "failed"),
                        part(invalid, "invalid"),
                        part(unknown, "unknown"),
                        part(running, "running"),
                        part(waiting, "waiting"),
                        part(accepted, "accepted"),
                        part(dropped, "dropped"))
                .flatMap(Function.identity())
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> part(int count, String word) {
        return count == 0 ? Stream.empty() : Stream.of(count + " " + word);
    }
}
