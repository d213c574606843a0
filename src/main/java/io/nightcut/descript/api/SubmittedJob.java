package io.nightcut.descript.api;

import io.nightcut.text.Redacted;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an accepted POST. Without ids it cannot be used, and counts as no answer.
 *
 * @param uploadUrls where to PUT the bytes of the files that are uploaded, by the name of the file
 */
public record SubmittedJob(
        String jobId, String projectId, @Nullable String projectUrl, Map<String, UploadTarget> uploadUrls) {

    /** An id that is longer cannot be stored. */
    static final int LONGEST_ID = 2_000;

    @SuppressWarnings("NullAway") // Jackson hands in null for what an answer leaves out.
    public SubmittedJob {
        if (jobId == null || projectId == null || !JsonFields.isId(jobId) || !JsonFields.isId(projectId)) {
            throw new IllegalArgumentException("no job_id and project_id that can be used");
        }
        projectUrl = projectUrl == null ? null : Redacted.address(projectUrl);
        uploadUrls = uploadUrls == null ? Map.of() : uploadUrls;
    }
}
