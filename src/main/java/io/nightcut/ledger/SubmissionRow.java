package io.nightcut.ledger;

import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads a submission out of a row; its columns may carry a prefix. */
public record SubmissionRow(ResultSet row, String prefix) {

    static final String COLUMNS = """
            %1$s.project_key %2$sproject_key, %1$s.stage %2$sstage, %1$s.state %2$sstate, %1$s.attempts %2$sattempts,
            %1$s.unanswered %2$sunanswered, %1$s.sent_at %2$ssent_at, %1$s.settled_at %2$ssettled_at,
            %1$s.job_id %2$sjob_id, %1$s.descript_project_id %2$sdescript_project_id,
            %1$s.project_url %2$sproject_url, %1$s.job_state %2$sjob_state, %1$s.try_again %2$stry_again,
            %1$s.composition_id %2$scomposition_id, %1$s.media_seconds_used %2$smedia_seconds_used,
            %1$s.ai_credits_used %2$sai_credits_used, %1$s.agent_response %2$sagent_response,
            %1$s.project_changed %2$sproject_changed, %1$s.message %2$smessage, %1$s.review %2$sreview,
            %1$s.job_ended_at %2$sjob_ended_at, %1$s.hold %2$shold, %1$s.failed_nights %2$sfailed_nights,
            %1$s.resolved %2$sresolved, %1$s.stop_reason %2$sstop_reason
            """;

    static String columns(String table, String prefix) {
        return COLUMNS.formatted(table, prefix);
    }

    /** Null where an outer join found no submission. */
    @Nullable
    Submission submissionOrNull(String projectName) throws SQLException {
        return row.getString(prefix + "state") == null ? null : submission(projectName);
    }

    Submission submission(String projectName) throws SQLException {
        SubmissionState state = SubmissionState.valueOf(row.getString(prefix + "state"));
        return new Submission(
                row.getString(prefix + "project_key"),
                projectName,
                Stage.valueOf(row.getString(prefix + "stage")),
                state,
                row.getInt(prefix + "attempts"),
                row.getBoolean(prefix + "unanswered"),
                instant("sent_at"),
                instant("settled_at"),
                job(),
                outcome(state),
                hold(row.getString(prefix + "hold")),
                row.getInt(prefix + "failed_nights"),
                resolution(row.getString(prefix + "resolved")),
                row.getString(prefix + "stop_reason"));
    }

    private @Nullable RemoteJob job() throws SQLException {
        String id = row.getString(prefix + "job_id");
        return id == null
                ? null
                : new RemoteJob(
                        id, row.getString(prefix + "descript_project_id"), row.getString(prefix + "project_url"));
    }

    private Outcome outcome(SubmissionState state) throws SQLException {
        return new Outcome(
                state,
                row.getString(prefix + "job_state"),
                row.getBoolean(prefix + "try_again"),
                row.getString(prefix + "composition_id"),
                row.getBigDecimal(prefix + "media_seconds_used"),
                row.getBigDecimal(prefix + "ai_credits_used"),
                row.getString(prefix + "agent_response"),
                row.getObject(prefix + "project_changed", Boolean.class),
                row.getString(prefix + "message"),
                row.getString(prefix + "review"),
                instant("job_ended_at"),
                null);
    }

    /** By its name in the database. */
    public static @Nullable Hold hold(@Nullable String name) {
        return name == null ? null : Hold.valueOf(name);
    }

    /** By its name in the database. */
    public static @Nullable Resolution resolution(@Nullable String name) {
        return name == null ? null : Resolution.valueOf(name);
    }

    private @Nullable Instant instant(String column) throws SQLException {
        OffsetDateTime time = row.getObject(prefix + column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
