package io.nightcut.reconcile;

import io.nightcut.control.StandardPhrases;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.ledger.Drives;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.NewProject;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.text.FoldedName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Rebuilds a ledger that is lost from what Descript has: a project by its name and its owner, its import and its edit by
 * their jobs, as far back as Descript keeps records of them. How the jobs ended the next run reads, as always.
 */
@Component
public class Adoption {

    private final DescriptClient descript;
    private final UnclaimedProjects projects;
    private final Ledger ledger;
    private final LedgerQueries queries;
    private final Drives drives;

    Adoption(DescriptClient descript, UnclaimedProjects projects, Ledger ledger, LedgerQueries queries, Drives drives) {
        this.descript = descript;
        this.projects = projects;
        this.ledger = ledger;
        this.queries = queries;
        this.drives = drives;
    }

    /**
     * What Descript has of the manifest's projects that were never submitted, as far as the ledger knows.
     *
     * @throws io.nightcut.descript.failure.DescriptException Descript gave no answer to work with
     */
    public List<AdoptedProject> compare(String manifest) {
        drives.ownProjects();
        Map<String, List<ProjectSummary>> found = projects.since(Instant.EPOCH).stream()
                .collect(Collectors.groupingBy(project -> project.name().folded()));
        Map<String, JobStatus> imports = jobs(JobStatus.IMPORT);
        Map<String, JobStatus> edits = jobs(JobStatus.AGENT);
        List<NewProject> wanted = queries.neverSubmitted(manifest);
        Map<String, Long> ofOneName = wanted.stream()
                .collect(Collectors.groupingBy(project -> FoldedName.of(project.name()), Collectors.counting()));
        return wanted.stream()
                .map(project -> {
                    String name = FoldedName.of(project.name());
                    boolean isOnly = ofOneName.getOrDefault(name, 0L) == 1;
                    return compared(project, found.getOrDefault(name, List.of()), isOnly ? imports : Map.of(), edits);
                })
                .toList();
    }

    private static AdoptedProject compared(
            NewProject project,
            List<ProjectSummary> found,
            Map<String, JobStatus> imports,
            Map<String, JobStatus> edits) {
        if (found.size() != 1) {
            return new AdoptedProject(project, found, null, null);
        }
        String id = found.get(0).id();
        return new AdoptedProject(project, found, imports.get(id), edits.get(id));
    }

    /** By their projects: of several the newest, but one that went well comes before one that did not. */
    private Map<String, JobStatus> jobs(String type) {
        Map<String, JobStatus> jobs = new HashMap<>();
        for (JobStatus job : descript.jobsSince(type, descript.earliestListed()).records()) {
            if (job.projectId() != null && !job.jobId().isEmpty() && job.createdAt() != null) {
                jobs.merge(job.projectId(), job, (newer, older) -> wentWell(older) && !wentWell(newer) ? older : newer);
            }
        }
        return jobs;
    }

    private static boolean wentWell(JobStatus job) {
        return job.result() != null && "success".equals(job.result().status());
    }

    /** Writes it into the ledger. A death in between leaves submissions that are looked for, and nothing that is paid again. */
    public void carryOut(List<AdoptedProject> compared) {
        for (AdoptedProject each : compared) {
            switch (each.verdict()) {
                case ADOPT -> adopt(each);
                case UNCLEAR -> {
                    ledger.inDoubt(each.project().key(), Stage.IMPORT, each.since());
                    ledger.undecided(
                            each.project().key(),
                            Stage.IMPORT,
                            "%s. %s".formatted(each.reason(), StandardPhrases.DECIDE));
                }
                case MISSING -> {}
            }
        }
    }

    private void adopt(AdoptedProject each) {
        adopt(each.project(), Stage.IMPORT, Objects.requireNonNull(each.importing()));
        if (each.editing() != null) {
            adopt(each.project(), Stage.EDIT, each.editing());
        }
    }

    private void adopt(NewProject project, Stage stage, JobStatus job) {
        ledger.inDoubt(project.key(), stage, Objects.requireNonNull(job.createdAt()));
        ledger.adopted(
                project.key(),
                stage,
                new RemoteJob(job.jobId(), Objects.requireNonNull(job.projectId()), job.projectUrl()),
                null);
    }
}
