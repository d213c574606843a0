package io.nightcut.run;

import io.nightcut.control.Durations;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
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
        int unknown = sum(counts, state -> state.status().needsManualCheck());
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
