package io.nightcut.results;

import io.nightcut.ledger.model.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of the results. Scripts read its columns: names are never changed, and new columns come last. */
public record ResultRow(ProjectResult result) {

    /** The names of the columns. */
    public static final List<String> HEADER = List.of(
            "name",
            "status",
            "review",
            "project_url",
            "project_id",
            "import_job_id",
            "agent_job_id",
            "agent_response",
            "project_changed",
            "media_seconds_used",
            "ai_credits_used",
            "started_at",
            "finished_at",
            "attempts",
            "message",
            "resolved",
            "stop_reason",
            "owner",
            "resolved_model",
            "credits_wasted");

    ResultRow(Entry entry) {
        this(ProjectResult.of(entry));
    }

    /** The cells in the order of the header. */
    public List<String> cells() {
        return Stream.<@Nullable Object>of(
                        result.name(),
                        result.status(),
                        result.review(),
                        result.projectUrl(),
                        result.projectId(),
                        result.importJobId(),
                        result.agentJobId(),
                        result.agentResponse(),
                        result.projectChanged(),
                        result.mediaSecondsUsed(),
                        result.aiCreditsUsed(),
                        result.startedAt(),
                        result.finishedAt(),
                        result.attempts(),
                        result.message(),
                        result.resolved(),
                        result.stopReason(),
                        result.owner(),
                        result.resolvedModel(),
                        result.creditsWasted())
                .map(ResultRow::text)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value, "");
    }
}
