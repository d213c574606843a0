package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a job.
 *
 * @param jobState {@code queued}, {@code running}, {@code stopped}, {@code cancelled}, or an unknown word, to be read as "not ended yet"
 * @param result null until the job has stopped; whether it succeeded is only said here
 */
public record JobStatus(
        String jobId,
        @Nullable String jobType,
        @Nullable String jobState,
        @Nullable Instant createdAt,
        @Nullable String projectId,
        @Nullable String projectUrl,
        @Nullable Result result) {

    public static final String IMPORT = "import/project_media";
    public static final String AGENT = "agent";

    /** A job without an id gets an empty one, which belongs to no project. */
    @SuppressWarnings("NullAway") // Jackson hands in null for what an answer leaves out.
    public JobStatus {
        jobId = jobId == null ? "" : jobId;
    }

    /** Whether the job has ended; an unknown state is not an end. */
    @JsonIgnore
    public boolean isOver() {
        return "stopped".equals(jobState) || "cancelled".equals(jobState);
    }

    /**
     * How a job ended.
     *
     * @param status {@code success}, {@code partial}, {@code error}, or an unknown word
     * @param mediaStatus of an import, by the name of the file
     * @param projectChanged of an edit; false: the agent says that it changed nothing (a hint, not always true)
     */
    public record Result(
            @Nullable String status,
            @Nullable Map<String, MediaStatus> mediaStatus,
            @Nullable BigDecimal mediaSecondsUsed,
            @Nullable List<Composition> createdCompositions,
            @Nullable String agentResponse,
            @Nullable Boolean projectChanged,
            @Nullable BigDecimal aiCreditsUsed,
            @Nullable String errorMessage,
            @Nullable String errorCode) {}

    public record MediaStatus(
            @Nullable String status, @Nullable String errorMessage) {}

    public record Composition(String id, @Nullable String name) {}
}
