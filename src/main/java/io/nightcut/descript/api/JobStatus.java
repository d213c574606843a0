package io.nightcut.descript.api;

import io.nightcut.text.ForeignText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The state of a job.
 *
 * @param jobId empty: the record has none
 * @param jobState {@code queued}, {@code running}, {@code stopped}, {@code cancelled}, {@code failed}, or an unknown word, to be read as "not ended yet"
 * @param createdAt null: the record does not say it in a way that can be read
 * @param stoppedAt likewise; null until it has stopped
 * @param result null until the job has stopped; whether it succeeded is only said here
 */
public record JobStatus(
        String jobId,
        @Nullable String jobType,
        @Nullable String jobState,
        @Nullable Instant createdAt,
        @Nullable Instant stoppedAt,
        @Nullable String projectId,
        @Nullable String projectUrl,
        @Nullable Result result) {

    public static final String IMPORT = "import/project_media";
    public static final String AGENT = "agent";

    /** Reads the record of a job; empty when it is none at all. */
    public static Optional<JobStatus> of(JsonNode job) {
        if (!job.isObject()) {
            return Optional.empty();
        }
        String projectId = JsonFields.id(job, "project_id");
        return Optional.of(new JobStatus(
                JsonFields.id(job, "job_id"),
                JsonFields.shown(job, "job_type"),
                JsonFields.shown(job, "job_state"),
                JsonFields.instant(job, "created_at"),
                JsonFields.instant(job, "stopped_at"),
                projectId.isEmpty() ? null : projectId,
                JsonFields.address(job, "project_url"),
                Result.of(job.path("result"))));
    }

    /** Whether the job has ended; an unknown state is not an end. */
    public boolean isOver() {
        return "stopped".equals(jobState) || "cancelled".equals(jobState) || isFailed();
    }

    /** Whether the job has ended badly, whatever its result says. */
    public boolean isFailed() {
        return "failed".equals(jobState);
    }

    /** The same state under the id that was asked for. */
    public JobStatus withId(String id) {
        return new JobStatus(id, jobType, jobState, createdAt, stoppedAt, projectId, projectUrl, result);
    }

    /**
     * How a job ended.
     *
     * @param status {@code success}, {@code partial}, {@code error}, or an unknown word
     * @param mediaStatus of an import, by the name of the file
     * @param resolvedModel of an edit; the model that the agent used
     * @param projectChanged of an edit; false: the agent says that it changed nothing (a hint, not always true)
     */
    public record Result(
            @Nullable String status,
            @Nullable Map<ForeignText, MediaStatus> mediaStatus,
            @Nullable BigDecimal mediaSecondsUsed,
            @Nullable List<Composition> createdCompositions,
            @Nullable String agentResponse,
            @Nullable Boolean projectChanged,
            @Nullable BigDecimal aiCreditsUsed,
            @Nullable String resolvedModel,
            @Nullable String errorMessage,
            @Nullable String errorCode) {

        private static @Nullable Result of(JsonNode result) {
            if (!result.isObject()) {
                return null;
            }
            String message = JsonFields.shown(result, "error_message");
            return new Result(
                    JsonFields.shown(result, "status"),
                    mediaStatus(result.path("media_status")),
                    JsonFields.number(result, "media_seconds_used"),
                    compositions(result.path("created_compositions")),
                    JsonFields.shown(result, "agent_response"),
                    JsonFields.flag(result, "project_changed"),
                    JsonFields.number(result, "ai_credits_used"),
                    JsonFields.shown(result, "resolved_model"),
                    message == null ? JsonFields.shown(result, "error") : message,
                    JsonFields.shown(result, "error_code"));
        }

        private static @Nullable Map<ForeignText, MediaStatus> mediaStatus(JsonNode media) {
            return media.isObject()
                    ? JsonFields.byName(
                            media,
                            each -> new MediaStatus(
                                    JsonFields.shown(each, "status"), JsonFields.shown(each, "error_message")))
                    : null;
        }

        private static List<Composition> compositions(JsonNode compositions) {
            return compositions
                    .valueStream()
                    .map(each -> new Composition(JsonFields.id(each, "id"), JsonFields.shown(each, "name")))
                    .filter(each -> !each.id().isEmpty())
                    .toList();
        }
    }

    public record MediaStatus(
            @Nullable String status, @Nullable String errorMessage) {}

    public record Composition(String id, @Nullable String name) {}
}
