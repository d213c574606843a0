package io.nightcut.ledger;

import io.nightcut.ledger.model.PastCall;
import io.nightcut.ledger.model.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
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

    CostHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last calls of a stage that have ended and whose costs are known, the newest first. */
    public List<PastCall> last(Stage stage) {
        return jdbc.sql("""
                        select coalesce(cast(c.night as varchar(20)), to_char(c.submitted_at, 'YYYY-MM-DD')), c.prompt,
                            c.resolved_model, c.ending, p.media_seconds,
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
                        row.getString(2),
                        row.getString(3),
                        "DONE".equals(row.getString(4)),
                        row.getBigDecimal(5),
                        bytes(row.getBigDecimal(6)),
                        Objects.requireNonNullElse(row.getBigDecimal(7), BigDecimal.ZERO)))
                .list();
    }

    private static @Nullable Long bytes(@Nullable BigDecimal sum) {
        return sum == null ? null : sum.longValue();
    }
}
