package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightcut.descript.quota.Quota;
import org.jspecify.annotations.Nullable;

/**
 * Asks Descript's agent to edit a project. If the agent answers with a question, nobody replies.
 *
 * @param compositionId the composition to edit: beside the import's own, every new project has an empty one
 */
public record AgentRequest(
        String projectId, String prompt, @Nullable String compositionId) implements JobRequest {

    @Override
    @JsonIgnore
    public Quota quota() {
        return Quota.AGENT;
    }
}
