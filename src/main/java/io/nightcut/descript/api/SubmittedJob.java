package io.nightcut.descript.api;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an accepted POST. One without ids is no answer at all.
 *
 * @param uploadUrls where the files that were announced are to be PUT, by the name of the medium
 */
public record SubmittedJob(
        String jobId, String projectId, @Nullable String projectUrl, Map<String, UploadTarget> uploadUrls) {

    @SuppressWarnings("NullAway") // Jackson hands in null for what an answer leaves out.
    public SubmittedJob {
        Objects.requireNonNull(jobId, "job_id");
        Objects.requireNonNull(projectId, "project_id");
        uploadUrls = uploadUrls == null ? Map.of() : uploadUrls;
    }
}
