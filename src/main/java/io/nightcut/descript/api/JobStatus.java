package io.nightcut.descript.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as Descript tells of it.
 *
 * @param jobState {@code queued}, {@code running}, {@code stopped}, {@code cancelled}, or a word not known yet
 * @param result null until the job has stopped: {@code stopped} alone says nothing of its outcome
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

    /** A job without an id is nobody's. */
    @SuppressWarnings("NullAway") // Jackson hands in null for what an answer leaves out.
    public JobStatus {
        jobId = jobId == null ? "" : jobId;
    }

    /** Whether no more will come of it; a state not known yet is not an end. */
    @JsonIgnore
    public boolean isOver() {
        return "stopped".equals(jobState) || "cancelled".equals(jobState);
    }

    /**
     * What came of it.
     *
     * @param status {@code success}, {@code partial}, {@code error}, or a word not known yet
     * @param mediaStatus of an import, by the name of the medium
     * @param projectChanged of an edit: false, the agent did nothing (a hint only)
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
