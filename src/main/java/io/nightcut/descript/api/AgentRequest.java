package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.nightcut.descript.quota.Quota;
import org.jspecify.annotations.Nullable;

/**
 * Asks Descript's agent to edit a project. If the agent answers with a question, nobody replies.
 *
 * @param model of the agent; null: Descript chooses
 * @param compositionId the composition to edit: beside the import's own, every new project has an empty one
 * @param callbackUrl where the end of the job is reported; null: nowhere
 */
public record AgentRequest(
        String projectId,
        String prompt,
        @Nullable String model,
        @Nullable String compositionId,
        @Nullable CallbackUrl callbackUrl)
        implements JobRequest {

    /** A request whose job's end is not reported. */
    public AgentRequest(String projectId, String prompt, @Nullable String model, @Nullable String compositionId) {
        this(projectId, prompt, model, compositionId, null);
    }

    @Override
    public AgentRequest reportedTo(CallbackUrl callbackUrl) {
        return new AgentRequest(projectId, prompt, model, compositionId, callbackUrl);
    }

    @Override
    @JsonIgnore
    public Quota quota() {
        return Quota.AGENT;
    }
}
