package io.nightcut.run;

import io.nightcut.control.Durations;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.model.StateCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        PlanFigures plan = PlanFigures.of(counts);
        List<String> lines = new ArrayList<>();
        lines.add("%d %s: %d to import, %d to edit, %d already done"
                .formatted(
                        plan.projects(),
                        plan.projects() == 1 ? "project" : "projects",
                        plan.toImport(),
                        plan.toEdit(),
                        plan.done()));
        if (plan.running() > 0) {
            lines.add(plan.running() + (plan.running() == 1 ? " is" : " are") + " running in Descript");
        }
        if (plan.unknown() > 0) {
            lines.add(plan.unknown() + (plan.unknown() == 1 ? " needs" : " need")
                    + " a manual check (status unknown); nightcut will not touch "
                    + (plan.unknown() == 1 ? "it" : "them")
                    + ". See: nightcut resolve --help");
        }
        tell(lines, plan.givenUp(), "given up, failed on too many nights; --retry NAME tries again");
        tell(lines, plan.deleted(), "deleted in Descript; --redo NAME imports and edits again");
        tell(lines, plan.changed(), "changed by somebody since the last edit failed; --retry NAME edits all the same");
        tell(lines, plan.accepted(), "accepted as settled (nightcut resolve --accept)");
        tell(lines, plan.dropped(), "dropped (nightcut resolve --drop)");
        if (plan.invalid() > 0) {
            lines.add(plan.invalid() + (plan.invalid() == 1 ? " line is" : " lines are")
                    + " invalid and will be skipped (status invalid in the results)");
        }
        lines.add(
                plan.paidCalls() == 0
                        ? "Nothing to submit"
                        : "%d paid calls, which take at least %s at the API's rate limits"
                                .formatted(plan.paidCalls(), Durations.words(leastTime(plan))));
        return lines;
    }

    /** The same in numbers. */
    public PlanFigures figures(List<StateCount> counts) {
        return PlanFigures.of(counts);
    }

    /** The line about what an earlier manifest of this name had begun, with so many projects in each state; empty: nothing. */
    public Optional<String> ofEarlier(List<StateCount> counts) {
        PlanFigures plan = PlanFigures.of(counts);
        return plan.projects() == 0
                ? Optional.empty()
                : Optional.of(
                        "An earlier manifest of this name had begun %d more %s, which this run finishes: %d running in Descript, %d to edit"
                                .formatted(
                                        plan.projects(),
                                        plan.projects() == 1 ? "project" : "projects",
                                        plan.running(),
                                        plan.toEdit()));
    }

    private static void tell(List<String> lines, int projects, String words) {
        if (projects > 0) {
            lines.add(projects + " " + words);
        }
    }

    /** The least time that the plan's calls take at the API's rate limits. */
    public Duration leastTime(PlanFigures plan) {
        Duration importing = descript.leastTime(Quota.IMPORT, plan.toImport());
        Duration editing = descript.leastTime(Quota.AGENT, plan.toEdit());
        return importing.compareTo(editing) > 0 ? importing : editing;
    }
}
