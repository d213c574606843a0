package io.nightcut.ledger.history;

import io.nightcut.ledger.ManifestSql;
import io.nightcut.ledger.model.Pause;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The runs of the past: when each was, as Spring Batch keeps it, and how those ended that came to their end. */
@Repository
@Transactional
public class RunHistory {

    private static final String RUNS = """
            select e.job_execution_id, e.job_instance_id, p.parameter_value as manifest, e.create_time, e.start_time,
                e.end_time, e.exit_code, h.*
            from BATCH_JOB_EXECUTION e
            join BATCH_JOB_EXECUTION_PARAMS p on p.job_execution_id = e.job_execution_id and p.parameter_name = 'manifest'
            left join run_history h on h.execution = e.job_execution_id
            where (:all or p.parameter_value = :manifest)
            order by e.job_execution_id desc limit :most
            """;

    private static final String ENDED_IN_RUN = "s.settled_at >= :since and " + ManifestSql.PROJECT_IS_TO_BE_FINISHED;

    private final JdbcClient jdbc;

    RunHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down how a run ended, and when it had to wait. */
    public void ended(long execution, RunFigures figures, List<Pause> pauses) {
        jdbc.sql("delete from run_history where execution = ?").param(execution).update();
        jdbc.sql("""
                        insert into run_history (execution, stop_reason, lines, edited, to_review, failed, invalid, to_check,
                            waiting, running, accepted, dropped, media_seconds, ai_credits)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        execution,
                        figures.stopReason(),
                        figures.lines(),
                        figures.edited(),
                        figures.toReview(),
                        figures.failed(),
                        figures.invalid(),
                        figures.unknown(),
                        figures.waiting(),
                        figures.running(),
                        figures.accepted(),
                        figures.dropped(),
                        figures.mediaSeconds(),
                        figures.aiCredits()))
                .update();
        for (Pause pause : pauses) {
            jdbc.sql("insert into run_pause (execution, kind, began_at, ended_at) values (?, ?, ?, ?)")
                    .params(
                            execution,
                            pause.kind().name(),
                            pause.from().atOffset(ZoneOffset.UTC),
                            pause.to().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** The media seconds of the manifest's jobs that have ended since. */
    @Transactional(readOnly = true)
    public BigDecimal mediaSeconds(String manifest, Instant since) {
        return sum("media_seconds_used", manifest, since);
    }

    /** How many POSTs for the manifest's projects have left since then that Descript has accepted, or may have. */
    @Transactional(readOnly = true)
    public int paidCalls(String manifest, Instant since) {
        return jdbc.sql("""
                        select count(*) from attempt s where s.sent_at >= :since
                          and (s.ended is null or s.ended in ('accepted', 'unanswered')) and %s
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** The AI credits likewise. */
    @Transactional(readOnly = true)
    public BigDecimal aiCredits(String manifest, Instant since) {
        return sum("ai_credits_used", manifest, since);
    }

    private BigDecimal sum(String column, String manifest, Instant since) {
        return jdbc.sql("select coalesce(sum(s.%s), 0) from submission s where %s".formatted(column, ENDED_IN_RUN))
                .param("manifest", manifest)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .single();
    }

    /** The last runs of all manifests, the newest first. */
    @Transactional(readOnly = true)
    public List<PastRun> runs(int most) {
        return runs(true, "", most);
    }

    /** Those of one manifest. */
    @Transactional(readOnly = true)
    public List<PastRun> runs(String manifest, int most) {
        return runs(false, manifest, most);
    }

    private List<PastRun> runs(boolean all, String manifest, int most) {
        return jdbc.sql(RUNS)
                .param("all", all)
                .param("manifest", manifest)
                .param("most", most)
                .query((row, number) -> run(row))
                .list();
    }

    /** When these runs had to wait, in the order of time. */
    @Transactional(readOnly = true)
    public List<Pause> pauses(List<Long> executions) {
        return executions.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select kind, began_at, ended_at from run_pause where execution in (:runs) order by began_at")
                        .param("runs", executions)
                        .query((row, number) -> new Pause(
                                Pause.Kind.valueOf(row.getString("kind")),
                                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                                row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                        .list();
    }

    private static PastRun run(ResultSet row) throws SQLException {
        Instant end = instant(row, "end_time");
        return new PastRun(
                row.getLong("job_execution_id"),
                row.getLong("job_instance_id"),
                row.getString("manifest"),
                Objects.requireNonNull(
                        instant(row, row.getObject("start_time") == null ? "create_time" : "start_time")),
                end,
                end == null ? null : row.getString("exit_code").toLowerCase(Locale.ROOT),
                row.getObject("execution") == null ? null : figures(row));
    }

    /** Spring Batch keeps local times. */
    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime local = row.getObject(column, LocalDateTime.class);
        return local == null
                ? null
                : local.atZone(ZoneId.systemDefault()).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static RunFigures figures(ResultSet row) throws SQLException {
        return new RunFigures(
                row.getString("stop_reason"),
                row.getInt("lines"),
                row.getInt("edited"),
                row.getInt("to_review"),
                row.getInt("failed"),
                row.getInt("invalid"),
                row.getInt("to_check"),
                row.getInt("waiting"),
                row.getInt("running"),
                row.getInt("accepted"),
                row.getInt("dropped"),
                row.getBigDecimal("media_seconds"),
                row.getBigDecimal("ai_credits"));
    }
}
