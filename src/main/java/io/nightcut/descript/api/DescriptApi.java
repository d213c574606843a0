package io.nightcut.descript.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The calls of Descript's API that Nightcut uses, by the vendor's OpenAPI document 1.2. Names and paths are the vendor's. */
@HttpExchange(accept = "application/json")
public interface DescriptApi {

    @PostExchange("/jobs/import/project_media")
    SubmittedJob importMedia(@RequestBody ImportRequest request);

    @PostExchange("/jobs/agent")
    SubmittedJob edit(@RequestBody AgentRequest request);

    @GetExchange("/jobs/{jobId}")
    JobStatus job(@PathVariable String jobId);

    /**
     * Lists jobs, the newest first.
     *
     * @param createdAfter ISO 8601; at most 30 days ago
     * @param limit 1 to 100
     */
    @GetExchange("/jobs")
    Page<JobStatus> jobs(
            @RequestParam(name = "project_id", required = false) @Nullable String projectId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "created_after") String createdAfter,
            @RequestParam int limit,
            @RequestParam(required = false) @Nullable String cursor);

    /** Lists projects of the token's owner whose name contains this one, ignoring case. */
    @GetExchange("/projects?created_by=me")
    Page<ProjectSummary> projects(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(name = "created_after") String createdAfter,
            @RequestParam int limit,
            @RequestParam(required = false) @Nullable String cursor);

    @GetExchange("/status")
    Drive status();
}
