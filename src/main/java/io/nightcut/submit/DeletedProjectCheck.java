package io.nightcut.submit;

import io.nightcut.control.RunControl;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Rejected;
import java.time.Duration;

/**
 * Whether a project has been deleted in Descript. Descript may answer 404 for a moment for projects that are there, so only
 * several such answers over the settle time prove it: what to do next ({@code --redo}) costs money.
 */
final class DeletedProjectCheck {

    private static final int NOT_FOUND = 404;
    private static final int LOOKS = 4;

    private final DescriptClient descript;
    private final RunControl run;
    private final Duration settle;

    DeletedProjectCheck(DescriptClient descript, RunControl run, Duration settle) {
        this.descript = descript;
        this.run = run;
        this.settle = settle;
    }

    /** Whether this is how Descript answers for a project that is not there. */
    static boolean isNotFound(Rejected answer) {
        return answer.status() == NOT_FOUND && !answer.isPage();
    }

    /** Takes the settle time, unless the run is to stop now. False also when Descript could not be asked to the end. */
    boolean isDeleted(String projectId) {
        for (int look = 1; look <= LOOKS; look++) {
            if (look > 1) {
                run.pause(settle.dividedBy(LOOKS - 1L));
            }
            if (run.isStoppingNow() || !isMissing(projectId)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMissing(String projectId) {
        try {
            descript.project(projectId);
            return false;
        } catch (Rejected e) {
            return isNotFound(e);
        } catch (DescriptException e) {
            return false;
        }
    }
}
