package io.nightcut.descript.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/**
 * The calls of Descript's API that Nightcut uses, by the vendor's OpenAPI document 1.2. Names and paths are the vendor's.
 * Answers come as JSON, to be read record by record.
 */
@HttpExchange(accept = "application/json")
public interface DescriptApi {

    @PostExchange("/jobs/import/project_media")
    JsonNode importMedia(@RequestBody ImportRequest request);

    @PostExchange("/jobs/agent")
    JsonNode edit(@RequestBody AgentRequest request);

    @GetExchange("/jobs/{jobId}")
    JsonNode job(@PathVariable String jobId);

    /**
     * Lists jobs, the newest first.
     *
     * @param createdAfter ISO 8601; at most 30 days ago
     * @param limit 1 to 100
     */
    @GetExchange("/jobs")
    JsonNode jobs(
            @RequestParam(name = "project_id", required = false) @Nullable String projectId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "created_after") String createdAfter,
            @RequestParam int limit,
            @RequestParam(required = false) @Nullable String cursor);

    /** Lists projects of the token's owner. */
    @GetExchange("/projects?created_by=me")
    JsonNode projects(
            @RequestParam(name = "created_after") String createdAfter,
            @RequestParam int limit,
            @RequestParam(required = false) @Nullable String cursor);

    /** Lists projects of the token's owner, the newest first. */
    @GetExchange("/projects?created_by=me&sort=created_at&direction=desc")
    JsonNode newestProjects(
            @RequestParam(name = "created_after") String createdAfter,
            @RequestParam int limit,
            @RequestParam(required = false) @Nullable String cursor);

    @GetExchange("/projects/{projectId}")
    JsonNode project(@PathVariable String projectId);

    @GetExchange("/agent/models")
    JsonNode agentModels();

    @GetExchange("/status")
    JsonNode status();
}
