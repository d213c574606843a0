package io.nightcut.run;

import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.StateCount;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a run is going to do, in numbers.
 *
 * @param running in Descript, or perhaps so
 * @param unknown about which a person has to decide first
 * @param givenUp that failed on too many nights
 * @param changed by somebody since their edit failed
 * @param invalid lines that are no projects
 */
public record PlanFigures(
        int projects,
        int toImport,
        int toEdit,
        int done,
        int running,
        int unknown,
        int givenUp,
        int deleted,
        int changed,
        int accepted,
        int dropped,
        int invalid) {

    /** Of a manifest with so many projects in each state. */
    static PlanFigures of(List<StateCount> counts) {
        return new PlanFigures(
                sum(counts, ProjectState::isProject),
                sum(counts, ProjectState::isToImport),
                sum(counts, ProjectState::isToEdit),
                sum(counts, state -> state.status() == ProjectStatus.EDITED),
                sum(counts, state -> state.status().isUnderWay()),
                sum(
                        counts,
                        state -> state.resolution() == null && state.status().needsManualCheck()),
                sum(counts, state -> state.is(Hold.GIVEN_UP)),
                sum(counts, state -> state.is(Hold.DELETED)),
                sum(counts, state -> state.is(Hold.CHANGED)),
                sum(counts, state -> state.is(Resolution.ACCEPTED)),
                sum(counts, state -> state.is(Resolution.DROPPED)),
                sum(counts, state -> state.status() == ProjectStatus.INVALID));
    }

    /** How many POSTs of which each costs. */
    int paidCalls() {
        return toImport + toEdit;
    }

    private static int sum(List<StateCount> counts, Predicate<ProjectState> which) {
        return counts.stream()
                .filter(count -> which.test(count.state()))
                .mapToInt(StateCount::lines)
                .sum();
    }
}
