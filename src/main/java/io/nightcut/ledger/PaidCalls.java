package io.nightcut.ledger;

import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Spent;
import io.nightcut.ledger.model.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps one row for each accepted POST, within the transaction of the transition that it belongs to: whose job it is, what was
 * reserved for it, how it ended and what it cost. A row's end is written once; only an unknown one may become known later.
 */
public record PaidCalls(JdbcClient jdbc) {

    static final String OUT_OF_CREDIT = "OUT_OF_CREDIT";

    /** Of a call {@code c} that was paid for and led to nothing. */
    public static final String WASTED = "c.ending in ('FAILED', 'OUT_OF_CREDIT', 'UNKNOWN')";

    /** What the calls of the project of the edit {@code e} and of the import {@code i} have led to, as {@code spent} reads it. */
    static final String SPENT = """
            (select c.resolved_model from claim c where c.job_id = e.job_id) as resolved_model,
            (select sum(c.ai_credits_used) from claim c where c.project_key = i.project_key and %s) as credits_wasted
            """.formatted(WASTED);

    static Spent spent(ResultSet row) throws SQLException {
        return new Spent(row.getString("resolved_model"), row.getBigDecimal("credits_wasted"));
    }

    /** A job can be claimed by one project only. A person may give it back to the project that has it already. */
    void accepted(String projectKey, Stage stage, RemoteJob job) {
        int own = jdbc.sql("update claim set stage = ? where job_id = ? and project_key = ?")
                .params(stage.name(), job.id(), projectKey)
                .update();
        if (own == 0) {
            jdbc.sql("""
                            insert into claim (job_id, project_key, stage, descript_project_id, submitted_at, prompt, model, night,
                                reserved_seconds, reserved_credits)
                            select cast(? as varchar(2000)), s.project_key, s.stage, cast(? as varchar(2000)), s.sent_at,
                                case when s.stage = 'EDIT' then s.prompt end, s.model, s.night, s.reserved_seconds, s.reserved_credits
                            from submission s where s.project_key = ? and s.stage = ?
                            """)
                    .params(job.id(), job.projectId(), projectKey, stage.name())
                    .update();
        }
    }

    /** The job of the submission has ended, or nobody waits for it any longer. */
    void ended(String projectKey, Stage stage, String ending, Outcome outcome) {
        jdbc.sql("""
                        update claim set ending = :ending, ended_at = :ended, media_seconds_used = :seconds,
                            ai_credits_used = :credits, resolved_model = :model
                        where job_id = (select s.job_id from submission s where s.project_key = :key and s.stage = :stage)
                          and (ending is null or ending = 'UNKNOWN')
                        """)
                .param("ending", ending)
                .param("ended", time(outcome.endedAt()))
                .param("seconds", outcome.mediaSecondsUsed())
                .param("credits", outcome.aiCreditsUsed())
                .param("model", outcome.resolvedModel())
                .param("key", projectKey)
                .param("stage", stage.name())
                .update();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
