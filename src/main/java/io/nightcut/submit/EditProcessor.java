package io.nightcut.submit;

import io.nightcut.control.OutageTimer;
import io.nightcut.control.RunControl;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.ProxyRefused;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.ImportedProject;
import io.nightcut.ledger.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes the request by which Descript's agent is asked to edit a project. Before an edit is repeated it looks at the
 * project, once: what somebody has worked on since our last job is not edited again.
 */
final class EditProcessor implements ItemProcessor<ImportedProject, PreparedSubmission> {

    private final DescriptClient descript;
    private final RunControl run;
    private final OutageTimer outage;
    private final DeletedProjectCheck deletedProjects;

    /** How much later than the end of a job Descript itself may change its project. */
    private final Duration margin;

    EditProcessor(
            DescriptClient descript,
            RunControl run,
            OutageTimer outage,
            DeletedProjectCheck deletedProjects,
            Duration margin) {
        this.descript = descript;
        this.run = run;
        this.outage = outage;
        this.deletedProjects = deletedProjects;
        this.margin = margin;
    }

    /** Null: the stage has stopped before Descript has shown the project, which goes on waiting. */
    @Override
    public @Nullable PreparedSubmission process(ImportedProject project) {
        if (project.editEndedAt() == null) {
            return request(project);
        }
        while (run.maySubmit(Stage.EDIT)) {
            try {
                return request(project, descript.project(project.descriptProjectId()), project.editEndedAt());
            } catch (Rejected e) {
                boolean isMissing = DeletedProjectCheck.isNotFound(e);
                boolean isDeleted = isMissing && deletedProjects.isDeleted(project.descriptProjectId());
                if (isMissing && !isDeleted) {
                    continue;
                }
                return new WithheldSubmission(
                        project.key(),
                        project.name(),
                        isDeleted
                                ? e.getMessage()
                                : "cannot see whether somebody has changed it since: " + e.getMessage(),
                        isDeleted ? Hold.DELETED : null);
            } catch (Unauthorized e) {
                run.stopNow(StopReason.TOKEN, StandardPhrases.tokenRefused(e.getMessage()));
            } catch (ProxyRefused e) {
                run.stopNow(StopReason.PROXY, e.getMessage());
            } catch (DescriptException e) {
                outage.noAnswer(e.getMessage());
            }
        }
        return null;
    }

    private PreparedSubmission request(ImportedProject project, ProjectSummary shown, Instant editEndedAt) {
        Instant updatedAt = shown.updatedAt();
        outage.answered();
        return updatedAt != null && updatedAt.isAfter(editEndedAt.plus(margin))
                ? new WithheldSubmission(
                        project.key(),
                        project.name(),
                        "the project was changed in Descript at %s, after the last edit ended".formatted(updatedAt),
                        Hold.CHANGED)
                : request(project);
    }

    private static PreparedSubmission request(ImportedProject project) {
        return new SubmissionRequest(
                project.key(),
                project.name(),
                new AgentRequest(
                        project.descriptProjectId(),
                        project.instruction().prompt(),
                        project.instruction().modelOrNull(),
                        project.compositionId()),
                List.of());
    }
}
