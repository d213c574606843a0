package io.nightcut.descript.api;

import io.nightcut.text.ForeignText;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer to an accepted POST. Without ids it cannot be used, and counts as no answer.
 *
 * @param uploadUrls where to PUT the bytes of the files that are uploaded, by the name of the file
 */
public record SubmittedJob(
        String jobId, String projectId, @Nullable String projectUrl, Map<ForeignText, UploadTarget> uploadUrls) {

    /** Reads the answer; empty: it names no job and project, or its addresses are in no form that is known. */
    public static Optional<SubmittedJob> of(JsonNode answer) {
        String jobId = JsonFields.id(answer, "job_id");
        String projectId = JsonFields.id(answer, "project_id");
        JsonNode targets = answer.path("upload_urls");
        if (jobId.isEmpty()
                || projectId.isEmpty()
                || !(targets.isObject() || targets.isNull() || targets.isMissingNode())) {
            return Optional.empty();
        }
        return Optional.of(new SubmittedJob(
                jobId,
                projectId,
                JsonFields.address(answer, "project_url"),
                JsonFields.byName(targets, each -> JsonFields.target(each, "upload_url"))));
    }
}
