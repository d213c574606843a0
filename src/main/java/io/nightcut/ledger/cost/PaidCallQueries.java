package io.nightcut.ledger.cost;

import io.nightcut.ledger.PaidCalls;
import io.nightcut.ledger.model.Stage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was paid: the rows that {@link PaidCalls} keeps. */
@Repository
@Transactional(readOnly = true)
public class PaidCallQueries {

    private final JdbcClient jdbc;

    PaidCallQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these jobs that have ended and whose costs are known, by their ids. */
    public Map<String, PaidCall> ended(Collection<String> jobIds) {
        Map<String, PaidCall> calls = new HashMap<>();
        if (!jobIds.isEmpty()) {
            jdbc.sql("""
                            select c.job_id, p.name, c.stage, c.media_seconds_used, c.ai_credits_used
                            from claim c join project p on p.project_key = c.project_key
                            where c.job_id in (:jobs) and c.costs_known and c.ending <> 'UNKNOWN'
                            """).param("jobs", jobIds).query(row -> {
                calls.put(
                        row.getString(1),
                        new PaidCall(
                                row.getString(1),
                                row.getString(2),
                                Stage.valueOf(row.getString(3)),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5)));
            });
        }
        return calls;
    }

    /** What all paid calls have cost, put together so. */
    public List<Costs> costs(CostsBy by) {
        return jdbc.sql("""
                        select part, count(case when stage = 'IMPORT' then 1 end),
                            count(case when stage = 'EDIT' then 1 end),
                            count(distinct case when stage = 'EDIT' and ending = 'DONE' then project_key end),
                            coalesce(sum(media_seconds_used), 0), coalesce(sum(ai_credits_used), 0),
                            coalesce(sum(case when wasted then media_seconds_used end), 0),
                            coalesce(sum(case when wasted then ai_credits_used end), 0),
                            count(case when not costs_known then 1 end)
                        from (select %s as part, c.*, (%s) as wasted
                              from claim c join project p on p.project_key = c.project_key) paid
                        group by part order by part
                        """.formatted(expression(by), PaidCalls.WASTED))
                .query((row, number) -> costs(row))
                .list();
    }

    private static String expression(CostsBy by) {
        return switch (by) {
            case MANIFEST -> """
                    (select m.path from manifest m where m.reading =
                        (select max(l.reading) from line l where l.project_key = c.project_key))""";
            case PROMPT -> "coalesce(c.prompt, p.prompt)";
            case MODEL -> "c.resolved_model";
            case OWNER -> """
                    (select max(o.owner) from line o where o.project_key = c.project_key and o.reading =
                        (select max(l.reading) from line l where l.project_key = c.project_key))""";
            case MONTH -> "to_char(c.submitted_at, 'YYYY-MM')";
        };
    }

    private static Costs costs(ResultSet row) throws SQLException {
        return new Costs(
                row.getString(1),
                row.getInt(2),
                row.getInt(3),
                row.getInt(4),
                number(row, 5),
                number(row, 6),
                number(row, 7),
                number(row, 8),
                row.getInt(9));
    }

    private static BigDecimal number(ResultSet row, int column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
