package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightcut.descript.quota.Quota;
import org.jspecify.annotations.Nullable;

/**
 * Has the agent edit a project. The prompt is one shot: nobody answers questions.
 *
 * @param compositionId the composition to edit; a project starts with an empty one beside that of the import
 */
public record AgentRequest(
        String projectId, String prompt, @Nullable String compositionId) implements JobRequest {

    @Override
    @JsonIgnore
    public Quota quota() {
        return Quota.AGENT;
    }
}
