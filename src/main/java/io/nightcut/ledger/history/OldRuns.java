package io.nightcut.ledger.history;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How much the state holds, and what of it can be forgotten: old runs, and what Descript's agent said long ago. */
@Repository
@Transactional
public class OldRuns {

    /** Of runs that have ended and began before a time. */
    private static final String OLD =
            "(select job_execution_id from batch_job_execution where end_time is not null and create_time < :before)";

    private final JdbcClient jdbc;

    OldRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the state holds.
     *
     * @param oldestRun null: there was none
     */
    public record Figures(
            long projects,
            long attempts,
            long manifests,
            long runs,
            @Nullable Instant oldestRun) {}

    /** Counts. */
    @Transactional(readOnly = true)
    public Figures figures() {
        return new Figures(
                count("project"), count("attempt"), count("manifest"), count("batch_job_execution"), oldestRun());
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Spring Batch keeps local times. */
    private @Nullable Instant oldestRun() {
        return jdbc.sql("select min(create_time) from batch_job_execution")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
                .single()
                .map(time -> time.atZone(ZoneId.systemDefault()).toInstant())
                .orElse(null);
    }

    /**
     * Forgets the runs that began before this instant and have ended, and the texts of submissions that were settled before
     * it. The projects, their keys, what was sent and what it cost stay for ever.
     *
     * @return how many runs
     */
    public int forget(Instant before) {
        LocalDateTime local = LocalDateTime.ofInstant(before, ZoneId.systemDefault());
        for (String table : List.of("batch_step_execution_context", "batch_step_execution")) {
            jdbc.sql(
                            "delete from %s where step_execution_id in (select step_execution_id from batch_step_execution where job_execution_id in %s)"
                                    .formatted(table, OLD))
                    .param("before", local)
                    .update();
        }
        for (String table : List.of("batch_job_execution_context", "batch_job_execution_params")) {
            jdbc.sql("delete from %s where job_execution_id in %s".formatted(table, OLD))
                    .param("before", local)
                    .update();
        }
        int runs = jdbc.sql("delete from batch_job_execution where end_time is not null and create_time < :before")
                .param("before", local)
                .update();
        jdbc.sql(
                        "delete from batch_job_instance where job_instance_id not in (select job_instance_id from batch_job_execution)")
                .update();
        OffsetDateTime settled = before.atOffset(ZoneOffset.UTC);
        jdbc.sql("update submission set agent_response = null where state = 'DONE' and settled_at < ?")
                .params(settled)
                .update();
        return runs;
    }
}
