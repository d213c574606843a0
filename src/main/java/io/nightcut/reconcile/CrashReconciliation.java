package io.nightcut.reconcile;

import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.SENDING;
import static io.nightcut.ledger.model.SubmissionState.WAITING;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.RunPreparation;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.settle.AdoptSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * After a power cut the ledger may have lost its last moments, and call waiting or failed what has been submitted. So after every
 * unclean end it is compared, before anything is sent, with what exists in Descript since that run began; whatever
 * belongs to nobody there and could be a waiting submission counts as unanswered, and is looked for like every other.
 */
@Component
public class CrashReconciliation {

    private static final Logger log = LoggerFactory.getLogger(CrashReconciliation.class);
    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(5);

    private final DescriptClient descript;
    private final Ledger ledger;
    private final LedgerQueries view;
    private final RunPreparation preparation;
    private final RunControl run;
    private final OutageTimer silence;
    private final AdoptSettings settings;

    CrashReconciliation(
            DescriptClient descript,
            Ledger ledger,
            LedgerQueries view,
            RunPreparation preparation,
            RunControl run,
            OutageTimer silence,
            AdoptSettings settings) {
        this.descript = descript;
        this.ledger = ledger;
        this.view = view;
        this.preparation = preparation;
        this.run = run;
        this.silence = silence;
        this.settings = settings;
    }

    /** Compares if that is due. A comparison that does not come through stays due. */
    public void recover() {
        Optional<Instant> due = view.comparisonDueSince();
        if (due.isPresent()) {
            log.info("The last run ended uncleanly. Comparing the ledger with Descript before anything is sent");
            run.pause(settings.settle());
        }
        while (due.isPresent() && !run.isStoppingNow()) {
            try {
                compare(due.get().minus(CLOCK_MARGIN));
                return;
            } catch (Unauthorized e) {
                run.stopNow("Descript refuses the token (401): " + e.getMessage());
            } catch (DescriptException e) {
                silence.noted(e.getMessage());
            }
        }
    }

    private void compare(Instant since) {
        int inDoubt = doubtImports(since) + doubtEdits(since);
        preparation.compared();
        silence.over();
        log.info("{} submissions stand in Descript that the ledger did not know", inDoubt);
    }

    private int doubtImports(Instant since) {
        Map<String, Instant> made = descript.projectsSince(since).stream()
                .filter(project -> !view.isProjectClaimed(project.id()))
                .collect(Collectors.toMap(
                        ProjectSummary::name, ProjectSummary::createdAt, CrashReconciliation::earlier));
        int inDoubt = 0;
        for (Submission submission : view.maybeImported()) {
            // A run has one project of a name: what it lost of that name is one of them.
            Instant createdAt = made.remove(submission.projectName());
            if (createdAt != null) {
                ledger.inDoubt(submission.projectKey(), Stage.IMPORT, createdAt);
                inDoubt++;
            }
        }
        return inDoubt;
    }

    /** An edit may stand there even of a project whose import the ledger still calls running. */
    private int doubtEdits(Instant since) {
        int inDoubt = 0;
        for (JobStatus job : descript.jobsSince(JobStatus.AGENT, since)) {
            Optional<String> owner = Optional.ofNullable(job.projectId()).flatMap(view::ownerOf);
            if (owner.isPresent()
                    && job.createdAt() != null
                    && !view.isJobClaimed(job.jobId())
                    && mayBeSubmitted(owner.get())) {
                ledger.inDoubt(owner.get(), Stage.EDIT, job.createdAt());
                inDoubt++;
            }
        }
        return inDoubt;
    }

    private boolean mayBeSubmitted(String projectKey) {
        return view.submission(projectKey, Stage.EDIT)
                .map(edit -> edit.state() == WAITING
                        || edit.state() == SENDING
                        || (edit.state() == FAILED && edit.outcome().tryAgain()))
                .orElse(true);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
