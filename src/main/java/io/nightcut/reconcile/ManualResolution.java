package io.nightcut.reconcile;

import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a person decides of a submission that nobody can tell the truth of. */
@Component
public class ManualResolution {

    private final Ledger ledger;
    private final LedgerQueries view;
    private final DescriptClient descript;

    ManualResolution(Ledger ledger, LedgerQueries view, DescriptClient descript) {
        this.ledger = ledger;
        this.view = view;
        this.descript = descript;
    }

    /** The unknown submissions of the projects of this name. */
    public List<Submission> unknown(String projectName) {
        return Stream.of(Stage.values())
                .flatMap(stage -> view.submissions(stage, SubmissionState.UNKNOWN).stream())
                .filter(submission -> submission.projectName().equals(projectName))
                .toList();
    }

    /** It is to be made again, and paid again. */
    public void again(Submission unknown) {
        ledger.again(unknown.projectKey(), unknown.stage());
    }

    /** Whether it may be this project of Descript's: no other of ours has it, and an edit goes where its import went. */
    public boolean mayBe(Submission unknown, String descriptProjectId) {
        if (unknown.stage() == Stage.EDIT) {
            return view.submission(unknown.projectKey(), Stage.IMPORT)
                    .map(Submission::job)
                    .filter(imported -> imported.projectId().equals(descriptProjectId))
                    .isPresent();
        }
        return view.ownerOf(descriptProjectId).map(unknown.projectKey()::equals).orElse(true);
    }

    /** It is what this project of Descript's holds: the newest job of its kind there. False: there is none. */
    public boolean adopt(Submission unknown, String descriptProjectId) {
        String type = unknown.stage() == Stage.IMPORT ? JobStatus.IMPORT : JobStatus.AGENT;
        Optional<JobStatus> newest = descript.jobsOf(descriptProjectId, type, descript.earliestListed()).stream()
                .findFirst();
        newest.ifPresent(job -> ledger.decided(
                unknown.projectKey(),
                unknown.stage(),
                new RemoteJob(job.jobId(), descriptProjectId, job.projectUrl())));
        return newest.isPresent();
    }
}
