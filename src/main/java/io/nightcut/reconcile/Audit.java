package io.nightcut.reconcile;

import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.cost.PaidCall;
import io.nightcut.ledger.cost.PaidCallQueries;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Compares the ledger with Descript's lists of projects and jobs, as far back as Descript keeps them. */
@Component
public class Audit {

    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private final DescriptClient descript;
    private final UnclaimedProjects unclaimed;
    private final LedgerQueries queries;
    private final StatusQueries statuses;
    private final PaidCallQueries paidCalls;
    private final Clock clock;

    Audit(
            DescriptClient descript,
            UnclaimedProjects unclaimed,
            LedgerQueries queries,
            StatusQueries statuses,
            PaidCallQueries paidCalls,
            Clock clock) {
        this.descript = descript;
        this.unclaimed = unclaimed;
        this.queries = queries;
        this.statuses = statuses;
        this.paidCalls = paidCalls;
        this.clock = clock;
    }

    /**
     * The differences.
     *
     * @param paid how many jobs of the manifest's projects are both in the ledger and in Descript
     * @param owed names of the manifest's projects that are not edited yet
     * @param orphans Descript's projects since the manifest's first submission that belong to no project of the ledger
     * @param duplicates such orphans that have the name of a project of the manifest, and jobs on projects of the ledger
     *     that the ledger does not know
     * @param missing jobs that the ledger has and Descript does not show
     * @param billedOtherwise jobs of which Descript tells other costs than the ledger has
     */
    public record Report(
            int paid,
            List<String> owed,
            List<AuditFinding> orphans,
            List<AuditFinding> duplicates,
            List<AuditFinding> missing,
            List<CostDifference> billedOtherwise) {

        /** Whether there is no difference, and nothing is left to do. */
        public boolean agrees() {
            return owed.isEmpty()
                    && orphans.isEmpty()
                    && duplicates.isEmpty()
                    && missing.isEmpty()
                    && billedOtherwise.isEmpty();
        }
    }

    /**
     * Compares the projects of a manifest, and those that an earlier one of its name had begun. Only reads.
     *
     * @throws io.nightcut.descript.failure.DescriptException Descript gave no answer to work with
     */
    public Report of(String manifest) {
        List<Entry> entries = new ArrayList<>();
        statuses.entries(manifest, entries::add);
        statuses.entries(EarlierManifest.of(manifest), entries::add);
        Instant since = since(entries);
        List<JobStatus> listed = Stream.of(JobStatus.IMPORT, JobStatus.AGENT)
                .flatMap(type -> descript.jobsSince(type, since).records().stream())
                .filter(job -> !job.jobId().isEmpty())
                .toList();
        Set<String> listedIds = listed.stream().map(JobStatus::jobId).collect(Collectors.toSet());
        Set<String> names = entries.stream().map(Entry::name).collect(Collectors.toSet());

        int paid = 0;
        List<String> owed = new ArrayList<>();
        List<AuditFinding> missing = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.problem() == null
                    && entry.resolution() == null
                    && entry.state().status() != ProjectStatus.EDITED) {
                owed.add(entry.name());
            }
            for (Submission submission : listable(entry, since).toList()) {
                if (listedIds.contains(jobId(submission)) || isShown(jobId(submission))) {
                    paid++;
                } else {
                    missing.add(AuditFinding.job(submission, jobId(submission)));
                }
            }
        }
        List<AuditFinding> orphans = new ArrayList<>();
        List<AuditFinding> duplicates = new ArrayList<>();
        for (ProjectSummary project : unclaimed.since(since)) {
            (project.name().is(names::contains) ? duplicates : orphans).add(AuditFinding.project(project));
        }
        for (JobStatus job : listed) {
            if (job.projectId() != null
                    && queries.isProjectClaimed(job.projectId())
                    && !queries.isJobClaimed(job.jobId())) {
                duplicates.add(AuditFinding.job(job));
            }
        }
        return new Report(paid, owed, orphans, duplicates, missing, billedOtherwise(listed));
    }

    private List<CostDifference> billedOtherwise(List<JobStatus> listed) {
        List<CostDifference> differences = new ArrayList<>();
        for (int from = 0; from < listed.size(); from += AT_ONCE) {
            List<JobStatus> some = listed.subList(from, Math.min(from + AT_ONCE, listed.size()));
            Map<String, PaidCall> known =
                    paidCalls.ended(some.stream().map(JobStatus::jobId).toList());
            some.stream()
                    .filter(JobStatus::isOver)
                    .flatMap(job -> Stream.ofNullable(known.get(job.jobId()))
                            .flatMap(call -> CostDifference.of(call, job.result()).stream()))
                    .forEach(differences::add);
        }
        return differences;
    }

    /** A job may be older than the time up to which Descript was asked for lists. */
    private boolean isShown(String jobId) {
        try {
            descript.job(jobId);
            return true;
        } catch (Rejected e) {
            return false;
        }
    }

    /** Since the manifest's first submission, as far back as Descript lists its jobs. */
    private Instant since(List<Entry> entries) {
        Instant first = entries.stream()
                .flatMap(Audit::submissions)
                .map(Submission::timeSent)
                .min(Instant::compareTo)
                .orElseGet(clock::instant);
        Instant earliest = descript.earliestListed();
        return (first.isAfter(earliest) ? first : earliest).minus(CLOCK_MARGIN);
    }

    private Stream<Submission> listable(Entry entry, Instant since) {
        return submissions(entry).filter(submission -> submission.timeSent().isAfter(since));
    }

    private static Stream<Submission> submissions(Entry entry) {
        return Stream.concat(Stream.ofNullable(entry.importing()), Stream.ofNullable(entry.editing()))
                .filter(submission -> submission.job() != null && submission.sentAt() != null);
    }

    private static String jobId(Submission submission) {
        return Objects.requireNonNull(submission.job()).id();
    }
}
