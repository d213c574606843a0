package io.nightcut.run;

import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;
import static io.nightcut.ledger.model.SubmissionState.UNKNOWN;
import static io.nightcut.ledger.model.SubmissionState.WAITING;

import io.nightcut.control.Durations;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.model.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What a run is going to do, in projects, paid calls and time. */
@Component
public class RunPlan {

    private final DescriptClient descript;

    RunPlan(DescriptClient descript) {
        this.descript = descript;
    }

    /** The lines of the plan, for a manifest whose projects stand like this. */
    public List<String> of(List<Standing> standings) {
        int imports = count(standings, s -> s.importState() == WAITING || s.importState() == FAILED);
        int edits = imports + count(standings, s -> s.editState() == WAITING || s.editState() == FAILED);
        edits += count(standings, s -> s.importState() == SENDING || s.importState() == RUNNING);
        int projects = count(standings, s -> s.importState() != null);
        int done = count(standings, s -> s.editState() == DONE);
        int open = count(standings, s -> isOpen(s));
        int unknown = count(standings, s -> s.importState() == UNKNOWN || s.editState() == UNKNOWN);
        int invalid = count(standings, s -> s.importState() == null);

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

    private Duration leastTime(int imports, int edits) {
        Duration importing = descript.leastTime(Quota.IMPORT, imports);
        Duration editing = descript.leastTime(Quota.AGENT, edits);
        return importing.compareTo(editing) > 0 ? importing : editing;
    }

    private static boolean isOpen(Standing standing) {
        return standing.importState() == SENDING
                || standing.importState() == RUNNING
                || standing.editState() == SENDING
                || standing.editState() == RUNNING;
    }

    private static int count(List<Standing> standings, Predicate<Standing> which) {
        return standings.stream().filter(which).mapToInt(Standing::projects).sum();
    }
}
