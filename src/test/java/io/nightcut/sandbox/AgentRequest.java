package io.nightcut.sandbox;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an edit asks for, once it has been found correct. */
record AgentRequest(
        String projectId,
        String prompt,
        @Nullable String model,
        @Nullable String compositionId) {

    static AgentRequest of(JsonNode body) {
        Fields fields =
                Fields.of(body, "the request", "project_id", "prompt", "model", "composition_id", "callback_url");
        fields.webAddress("callback_url");
        return new AgentRequest(
                fields.text("project_id"),
                fields.text("prompt"),
                fields.optionalText("model"),
                fields.optionalText("composition_id"));
    }
}
