package io.nightcut;

import io.nightcut.ledger.Line;
import io.nightcut.ledger.Project;
import io.nightcut.ledger.Standing;
import io.nightcut.ledger.Standings;
import io.nightcut.ledger.SubmissionState;
import java.util.ArrayList;
import java.util.List;

/** Where the lines of a manifest that is not read into the ledger would stand in it. */
final class Comparison {

    private static final int AT_ONCE = 500;

    private final Standings ledger;
    private final List<Standing> standings = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    Comparison(Standings ledger) {
        this.ledger = ledger;
    }

    void add(Line line) {
        Project project = line.project();
        if (project == null) {
            standings.add(new Standing(null, null, 1));
            return;
        }
        keys.add(project.key());
        if (keys.size() == AT_ONCE) {
            compare();
        }
    }

    List<Standing> standings() {
        compare();
        return standings;
    }

    /** What the ledger does not know is new: its import waits. */
    private void compare() {
        List<Standing> known = ledger.ofProjects(keys);
        standings.addAll(known);
        int unknown = keys.size() - known.stream().mapToInt(Standing::projects).sum();
        standings.add(new Standing(SubmissionState.WAITING, null, unknown));
        keys.clear();
    }
}
