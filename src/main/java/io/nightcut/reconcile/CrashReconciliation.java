package io.nightcut.reconcile;

import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.SENDING;
import static io.nightcut.ledger.model.SubmissionState.WAITING;

import io.nightcut.control.LogTime;
import io.nightcut.control.RunControl;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.Listing;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.RunPreparation;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.settle.AdoptSettings;
import io.nightcut.text.FoldedName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the ledger with Descript after a run that ended uncleanly, and when Descript has more than the ledger knows. After
 * a power cut the ledger may have lost its last changes, and a restored backup has never had them: they say "waiting" of what
 * has been submitted. So before anything is sent, the projects and edits that exist in Descript since then, and that belong
 * to no project of the ledger, are matched with the submissions that wait. A match counts as a POST without an answer, and is
 * looked up like every other.
 */
@Component
public class CrashReconciliation {

    private static final Logger log = LoggerFactory.getLogger(CrashReconciliation.class);

    /** Wider than two clocks differ; what belongs to a project of the ledger is left out anyway. */
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    private final DescriptClient descript;
    private final Ledger ledger;
    private final LedgerQueries queries;
    private final RunPreparation preparation;
    private final RunControl run;
    private final UnclaimedProjects projects;
    private final PatientLook look;
    private final AdoptSettings settings;

    CrashReconciliation(
            DescriptClient descript,
            Ledger ledger,
            LedgerQueries queries,
            RunPreparation preparation,
            RunControl run,
            UnclaimedProjects projects,
            PatientLook look,
            AdoptSettings settings) {
        this.descript = descript;
        this.ledger = ledger;
        this.queries = queries;
        this.preparation = preparation;
        this.run = run;
        this.projects = projects;
        this.look = look;
        this.settings = settings;
    }

    /** Compares if that is due. Returns when it is done, or when the run is to stop; then it stays due. */
    public void compareIfDue() {
        Optional<Instant> due = queries.comparisonDueSince();
        if (due.isPresent()) {
            log.info("An earlier run ended uncleanly; comparing the ledger with Descript before anything is sent");
            run.pause(settings.settle());
        }
        due.ifPresentOrElse(since -> look.until(() -> compare(since.minus(CLOCK_MARGIN))), this::compareIfBehind);
    }

    /** There is a read only if something has been begun and is not edited yet. */
    private void compareIfBehind() {
        queries.lastSent()
                .filter(last -> queries.isAnyBegun())
                .ifPresent(last -> look.until(() -> {
                    if (hasMore(last)) {
                        log.info(
                                "Descript has more than the ledger knows since {}, as after a backup was restored",
                                LogTime.of(last));
                        compare(last.minus(CLOCK_MARGIN));
                    }
                }));
    }

    private boolean hasMore(Instant since) {
        if (lostEdits(since).findAny().isPresent()) {
            return true;
        }
        Set<String> tried =
                queries.importsToTryAgain().stream().map(FoldedName::of).collect(Collectors.toSet());
        return !tried.isEmpty()
                && projects.newestSince(since).stream()
                        .anyMatch(project -> tried.contains(project.name().folded()));
    }

    private void compare(Instant since) {
        int inDoubt = doubtImports(since) + doubtEdits(since);
        preparation.compared();
        log.info("Compared: Descript has {} submissions that the ledger has lost", inDoubt);
    }

    private int doubtImports(Instant since) {
        Map<String, Instant> made = new HashMap<>();
        for (ProjectSummary project : projects.since(since)) {
            Instant createdAt = Objects.requireNonNullElse(project.createdAt(), since);
            made.merge(project.name().folded(), createdAt, CrashReconciliation::earlier);
        }
        int inDoubt = 0;
        for (Submission submission : queries.maybeImported()) {
            // A run has one project of each name, so that only one of this name can be lost.
            Instant createdAt = made.remove(FoldedName.of(submission.projectName()));
            if (createdAt != null) {
                ledger.inDoubt(submission.projectKey(), Stage.IMPORT, createdAt);
                inDoubt++;
            }
        }
        return inDoubt;
    }

    private static <T> List<T> readable(Listing<T> listing) {
        if (listing.unreadable() > 0) {
            log.warn("{} records in Descript's list could not be read and were passed over", listing.unreadable());
        }
        return listing.records();
    }

    private int doubtEdits(Instant since) {
        List<JobStatus> lost = lostEdits(since).toList();
        lost.forEach(job -> ledger.inDoubt(
                queries.ownerOf(Objects.requireNonNull(job.projectId())).orElseThrow(),
                Stage.EDIT,
                Objects.requireNonNull(job.createdAt())));
        return lost.size();
    }

    /** There may even be an edit of a project whose import is still running, as far as the ledger knows. */
    private Stream<JobStatus> lostEdits(Instant since) {
        return readable(descript.jobsSince(JobStatus.AGENT, since)).stream()
                .filter(job -> job.createdAt() != null
                        && !queries.isJobClaimed(job.jobId())
                        && Optional.ofNullable(job.projectId())
                                .flatMap(queries::ownerOf)
                                .filter(this::mayBeSubmitted)
                                .isPresent());
    }

    private boolean mayBeSubmitted(String projectKey) {
        return queries.submission(projectKey, Stage.EDIT)
                .map(edit -> edit.state() == WAITING
                        || edit.state() == SENDING
                        || (edit.state() == FAILED && edit.outcome().tryAgain()))
                .orElse(true);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
