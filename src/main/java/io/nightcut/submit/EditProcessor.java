package io.nightcut.submit;

import io.nightcut.descript.api.AgentRequest;
import io.nightcut.ledger.model.ImportedProject;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Makes the request by which Descript's agent is asked to edit a project. */
final class EditProcessor implements ItemProcessor<ImportedProject, PreparedSubmission> {

    @Override
    public PreparedSubmission process(ImportedProject project) {
        return new SubmissionRequest(
                project.key(),
                project.name(),
                new AgentRequest(project.descriptProjectId(), project.prompt(), project.compositionId()),
                List.of());
    }
}
