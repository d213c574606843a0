package io.nightcut.descript;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to an accepted POST. One without ids is no answer at all. */
public record SubmittedJob(
        String jobId, String projectId, @Nullable String projectUrl) {

    public SubmittedJob {
        Objects.requireNonNull(jobId, "job_id");
        Objects.requireNonNull(projectId, "project_id");
    }
}
