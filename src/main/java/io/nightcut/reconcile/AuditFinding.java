package io.nightcut.reconcile;

import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.ledger.model.Submission;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project or a job of which the ledger and Descript do not agree.
 *
 * @param job {@code import} or {@code edit}, or Descript's word for its type; null: it is a project
 */
public record AuditFinding(
        @Nullable String name,
        @Nullable String projectId,
        @Nullable String job,
        @Nullable String jobId) {

    static AuditFinding project(ProjectSummary project) {
        return new AuditFinding(project.name().shown(), project.id(), null, null);
    }

    static AuditFinding job(JobStatus job) {
        return new AuditFinding(null, job.projectId(), Objects.requireNonNullElse(job.jobType(), ""), job.jobId());
    }

    static AuditFinding job(Submission submission, String jobId) {
        return new AuditFinding(
                submission.projectName(),
                submission.job() == null ? null : submission.job().projectId(),
                submission.stage().word(),
                jobId);
    }

    /** {@code "Weekly Recap" project 42}, {@code "Weekly Recap": import job 43} or {@code import job 43 on project 42}. */
    @Override
    public String toString() {
        if (job == null) {
            return "\"%s\" project %s".formatted(name, projectId);
        }
        return name == null
                ? "%s job %s on project %s".formatted(job, jobId, projectId)
                : "\"%s\": %s job %s".formatted(name, job, jobId);
    }
}
