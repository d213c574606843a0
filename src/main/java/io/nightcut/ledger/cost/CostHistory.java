package io.nightcut.ledger.cost;

import io.nightcut.ledger.ManifestSql;
import io.nightcut.ledger.MediaUrls;
import io.nightcut.ledger.SubmissionRow;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.SubmissionState;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What paid calls have cost so far, for what the next ones may cost. */
@Repository
@Transactional(readOnly = true)
public class CostHistory {

    /** More would say little else. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final MediaUrls urls;

    CostHistory(JdbcClient jdbc, MediaUrls urls) {
        this.jdbc = jdbc;
        this.urls = urls;
    }

    /** The last calls of a stage that have ended and whose costs are known, the newest first. */
    public List<PastCall> last(Stage stage) {
        return jdbc.sql("""
                        select coalesce(cast(c.night as varchar(20)), to_char(c.submitted_at, 'YYYY-MM-DD')), c.prompt,
                            c.model, c.ending, p.media_seconds,
                            (select case when count(*) = count(m.bytes) then sum(m.bytes) end from media m
                             where m.project_key = c.project_key),
                            case when c.stage = 'IMPORT' then c.media_seconds_used else c.ai_credits_used end
                        from claim c join project p on p.project_key = c.project_key
                        where c.stage = :stage and c.ending in ('DONE', 'FAILED') and c.costs_known
                          and c.submitted_at is not null
                        order by c.submitted_at desc limit :most
                        """)
                .param("stage", stage.name())
                .param("most", MOST)
                .query((row, number) -> new PastCall(
                        row.getString(1),
                        row.getString(2) == null ? null : new Instruction(row.getString(2), row.getString(3)),
                        "DONE".equals(row.getString(4)),
                        row.getBigDecimal(5),
                        bytes(row.getBigDecimal(6)),
                        Objects.requireNonNullElse(row.getBigDecimal(7), BigDecimal.ZERO)))
                .list();
    }

    /** The projects of a manifest, and those that an earlier one of its name had begun, for which something is to be paid. */
    public List<PlannedProject> planned(String manifest) {
        return jdbc
                .sql("""
                        select p.project_key, p.prompt, p.model, s.state, e.state, coalesce(e.hold, s.hold), s.resolved,
                            (select max(o.media_seconds) from project o
                             where o.project_key = p.project_key or o.media_key = p.media_key),
                            (select case when count(*) = count(m.bytes) then sum(m.bytes) end from media m
                             where m.project_key = p.project_key),
                            s.failed_night is not null or s.job_ended_at is not null,
                            e.failed_night is not null or e.job_ended_at is not null
                        from submission s
                        join project p on p.project_key = s.project_key
                        left join submission e on e.project_key = s.project_key and e.stage = 'EDIT'
                        where s.stage = 'IMPORT' and (e.state is null or e.state in ('WAITING', 'FAILED'))
                          and %s
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .query((row, number) -> planned(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<PlannedProject> planned(ResultSet row) throws SQLException {
        ProjectState state = new ProjectState(
                SubmissionState.valueOf(row.getString(4)),
                row.getString(5) == null ? null : SubmissionState.valueOf(row.getString(5)),
                SubmissionRow.hold(row.getString(6)),
                SubmissionRow.resolution(row.getString(7)),
                false);
        if (!state.isToImport() && !state.isToEdit()) {
            return Optional.empty();
        }
        Long bytes = bytes(row.getBigDecimal(9));
        return Optional.of(new PlannedProject(
                new Instruction(row.getString(2), row.getString(3)),
                row.getBigDecimal(8),
                bytes == null ? urls.size(row.getString(1)).orElse(null) : bytes,
                state.isToImport(),
                row.getBoolean(state.isToImport() ? 10 : 11)));
    }

    /** How long media are that were imported before, by their keys. */
    public Map<String, BigDecimal> mediaSeconds(Collection<String> mediaKeys) {
        Map<String, BigDecimal> known = new HashMap<>();
        if (!mediaKeys.isEmpty()) {
            jdbc.sql("""
                            select o.media_key, max(o.media_seconds) from project o
                            where o.media_key in (:keys) and o.media_seconds is not null group by o.media_key
                            """).param("keys", mediaKeys).query(row -> {
                known.put(row.getString(1), row.getBigDecimal(2));
            });
        }
        return known;
    }

    private static @Nullable Long bytes(@Nullable BigDecimal sum) {
        return sum == null ? null : sum.longValue();
    }
}
