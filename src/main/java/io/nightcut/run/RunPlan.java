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

/** What a run does, in calls and in time, before it does it. */
@Component
public class RunPlan {

    private final DescriptClient descript;

    RunPlan(DescriptClient descript) {
        this.descript = descript;
    }

    /** A line for people for each thing that there is to say. */
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
        lines.add("%d %s: %d to import, %d to edit, %d done already"
                .formatted(projects, projects == 1 ? "project" : "projects", imports, edits, done));
        if (open > 0) {
            lines.add(open + " of them are under way in Descript");
        }
        if (unknown > 0) {
            lines.add(unknown + " are unknown: a person must look, nothing is sent for them");
        }
        if (invalid > 0) {
            lines.add(invalid + (invalid == 1 ? " line is no project" : " lines are no projects")
                    + ": see status invalid in the results");
        }
        lines.add(
                imports + edits == 0
                        ? "Nothing is to be submitted"
                        : "%d paid calls, at least %s at the API's limits"
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
