package io.nightcut.descript.api;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an accepted POST. Without ids it cannot be used, and counts as no answer.
 *
 * @param uploadUrls where to PUT the bytes of the files that are uploaded, by the name of the file
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
