package io.nightcut.reconcile;

import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.ledger.Decisions;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Decision;
import io.nightcut.ledger.model.Decision.Choice;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.StoredEntry;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.state.StateConnection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Carries out what a person decides about a project that nightcut cannot finish, or of which it cannot find out what became. */
@Component
public class ManualResolution {

    private static final int NOT_FOUND = 404;

    private final Decisions decisions;
    private final LedgerQueries queries;
    private final DescriptClient descript;
    private final StateConnection state;

    ManualResolution(Decisions decisions, LedgerQueries queries, DescriptClient descript, StateConnection state) {
        this.decisions = decisions;
        this.queries = queries;
        this.descript = descript;
        this.state = state;
    }

    /**
     * What can be decided about a project that stands there: what is edited and needs no look, or what can still be finished,
     * is not accepted; what is edited is not dropped.
     */
    public static Set<Choice> choices(ProjectState state) {
        Set<Choice> choices = EnumSet.noneOf(Choice.class);
        if (state.status().needsManualCheck()) {
            choices.addAll(EnumSet.of(Choice.ADOPT, Choice.AGAIN));
        }
        if (isForAPerson(state) && state.resolution() != Resolution.ACCEPTED) {
            choices.add(Choice.ACCEPT);
        }
        if (state.status() != ProjectStatus.EDITED && state.resolution() != Resolution.DROPPED) {
            choices.add(Choice.DROP);
        }
        return choices;
    }

    /** The submission of which nobody knows what became. */
    public static Submission unknown(StoredEntry project) {
        return Stream.of(project.entry().editing(), project.entry().importing())
                .filter(submission -> submission != null && submission.state() == SubmissionState.UNKNOWN)
                .findFirst()
                .orElseThrow();
    }

    /** No later run counts it as open. */
    public void settle(StoredEntry project, Choice choice) {
        decide(Decision.of(project.key(), choice));
    }

    /** Whether what is decided is left to a run that works on the state, which carries it out within seconds. */
    public boolean isLeftToRun() {
        return state.isBesideRun();
    }

    private void decide(Decision decision) {
        if (isLeftToRun()) {
            decisions.leave(decision);
        } else {
            decisions.carryOut(decision);
        }
    }

    /**
     * Whether Descript has such a project in the Drive of the token.
     *
     * @throws io.nightcut.descript.failure.DescriptException Descript cannot be asked
     */
    public boolean isInDrive(String descriptProjectId) {
        return descript.hasProject(descriptProjectId);
    }

    private static boolean isForAPerson(ProjectState state) {
        return state.isToReview() || state.status().isFailed() || state.status().needsManualCheck();
    }

    /**
     * Why it must not be submitted again: its job is known, and can still come to a good end or has come to one.
     *
     * @throws io.nightcut.descript.failure.DescriptException Descript cannot be asked
     */
    public Optional<String> whyNotAgain(Submission unknown) {
        RemoteJob job = unknown.job();
        if (job == null || shown(() -> descript.project(job.projectId())).isEmpty()) {
            return Optional.empty();
        }
        return shown(() -> descript.job(job.id()))
                .filter(status -> !hasFailed(status))
                .map(status ->
                        "%s: job %s is %s in Descript, and would be paid for twice. The next run looks at it again. If it is to end now, delete project %s in Descript first."
                                .formatted(
                                        unknown.title(),
                                        job.id(),
                                        status.isOver() ? "over" : "still running",
                                        job.projectId()));
    }

    /** Without a result it is not known how a job has ended, unless its state says so. */
    private static boolean hasFailed(JobStatus job) {
        boolean isError = job.result() != null && "error".equals(job.result().status());
        return job.isFailed() || "cancelled".equals(job.jobState()) || (job.isOver() && isError);
    }

    /** Empty: Descript has no such thing. */
    private static <T> Optional<T> shown(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (Rejected e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** It is to be submitted again, and paid for again, by the next run. */
    public void again(Submission unknown) {
        decide(Decision.again(unknown));
    }

    /**
     * Whether this project of Descript's can be the submission's: it must belong to no other project of the ledger, and an
     * edit must be on the project of its import.
     */
    public boolean mayBe(Submission unknown, String descriptProjectId) {
        if (unknown.stage() == Stage.EDIT) {
            return queries.submission(unknown.projectKey(), Stage.IMPORT)
                    .map(Submission::job)
                    .filter(imported -> imported.projectId().equals(descriptProjectId))
                    .isPresent();
        }
        return queries.ownerOf(descriptProjectId)
                .map(unknown.projectKey()::equals)
                .orElse(true);
    }

    /**
     * It became this project of Descript's: the newest job of its kind there is taken as its job.
     *
     * @return false: there is no such job, and nothing was changed
     */
    public boolean adopt(Submission unknown, String descriptProjectId) {
        String type = unknown.stage() == Stage.IMPORT ? JobStatus.IMPORT : JobStatus.AGENT;
        Optional<JobStatus> newest =
                descript.jobsOf(descriptProjectId, type, descript.earliestListed()).records().stream()
                        .filter(job -> !job.jobId().isEmpty())
                        .findFirst();
        newest.ifPresent(job ->
                decide(Decision.adopt(unknown, new RemoteJob(job.jobId(), descriptProjectId, job.projectUrl()))));
        return newest.isPresent();
    }
}
