package io.nightcut.run;

import io.nightcut.control.Durations;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.StateCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What a run is going to do, in projects, paid calls and time. */
@Component
public class RunPlan {

    private final DescriptClient descript;

    RunPlan(DescriptClient descript) {
        this.descript = descript;
    }

    /** The lines of the plan, for a manifest with so many projects in each state. */
    public List<String> of(List<StateCount> counts) {
        int imports = sum(counts, ProjectState::isToImport);
        int edits = sum(counts, ProjectState::isToEdit);
        int projects = sum(counts, ProjectState::isProject);
        int done = sum(counts, state -> state.status() == ProjectStatus.EDITED);
        int open = sum(counts, state -> state.status().isUnderWay());
        int unknown = sum(
                counts, state -> state.resolution() == null && state.status().needsManualCheck());
        int invalid = sum(counts, state -> state.status() == ProjectStatus.INVALID);

        List<String> lines = new ArrayList<>();
        lines.add("%d %s: %d to import, %d to edit, %d already done"
                .formatted(projects, projects == 1 ? "project" : "projects", imports, edits, done));
        if (open > 0) {
            lines.add(open + (open == 1 ? " is" : " are") + " running in Descript");
        }
        if (unknown > 0) {
            lines.add(unknown + (unknown == 1 ? " needs" : " need")
                    + " a manual check (status unknown); nightcut will not touch " + (unknown == 1 ? "it" : "them")
                    + ". See: nightcut resolve --help");
        }
        tell(
                lines,
                sum(counts, state -> state.is(Hold.GIVEN_UP)),
                "given up, failed on too many nights; --retry NAME tries again");
        tell(
                lines,
                sum(counts, state -> state.is(Hold.DELETED)),
                "deleted in Descript; --redo NAME imports and edits again");
        tell(
                lines,
                sum(counts, state -> state.is(Hold.CHANGED)),
                "changed by somebody since the last edit failed; --retry NAME edits all the same");
        tell(
                lines,
                sum(counts, state -> state.is(Resolution.ACCEPTED)),
                "accepted as settled (nightcut resolve --accept)");
        tell(lines, sum(counts, state -> state.is(Resolution.DROPPED)), "dropped (nightcut resolve --drop)");
        if (invalid > 0) {
            lines.add(invalid + (invalid == 1 ? " line is" : " lines are")
                    + " invalid and will be skipped (status invalid in the results)");
        }
        lines.add(
                imports + edits == 0
                        ? "Nothing to submit"
                        : "%d paid calls, which take at least %s at the API's rate limits"
                                .formatted(imports + edits, Durations.words(leastTime(imports, edits))));
        return lines;
    }

    /** The line about what an earlier manifest of this name had begun, with so many projects in each state; empty: nothing. */
    public Optional<String> ofEarlier(List<StateCount> counts) {
        int projects = sum(counts, ProjectState::isProject);
        return projects == 0
                ? Optional.empty()
                : Optional.of(
                        "An earlier manifest of this name had begun %d more %s, which this run finishes: %d running in Descript, %d to edit"
                                .formatted(
                                        projects,
                                        projects == 1 ? "project" : "projects",
                                        sum(counts, state -> state.status().isUnderWay()),
                                        sum(counts, ProjectState::isToEdit)));
    }

    private static void tell(List<String> lines, int projects, String words) {
        if (projects > 0) {
            lines.add(projects + " " + words);
        }
    }

    private Duration leastTime(int imports, int edits) {
        Duration importing = descript.leastTime(Quota.IMPORT, imports);
        Duration editing = descript.leastTime(Quota.AGENT, edits);
        return importing.compareTo(editing) > 0 ? importing : editing;
    }

    private static int sum(List<StateCount> counts, Predicate<ProjectState> which) {
        return counts.stream()
                .filter(count -> which.test(count.state()))
                .mapToInt(StateCount::lines)
                .sum();
    }
}
