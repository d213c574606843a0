package io.nightcut.ledger.cost;

import io.nightcut.ledger.LedgerQueries;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is spent and what is reserved. Nothing of it is stored as a sum: it follows from the paid calls and from where their
 * submissions stand, so that no kill leaves a reservation behind.
 */
@Repository
@Transactional(readOnly = true)
public class SpendingQueries {

    /** Of a claim {@code c}; what nobody knows counts as it was reserved. */
    private static final String USED =
            "case when c.ending is not null then coalesce(c.%s_used, case when c.ending = 'UNKNOWN' then c.reserved_%s end, 0) else 0 end";

    private static final String RESERVED = "case when c.ending is null then coalesce(c.reserved_%s, 0) else 0 end";

    private static final String BEYOND =
            "case when c.%1$s_used > coalesce(c.reserved_%2$s, 0) then c.%1$s_used - coalesce(c.reserved_%2$s, 0) else 0 end";

    /** The jobs, then the POSTs of which nobody knows yet what came of them, then the edits that imports have reserved. */
    private static final String SPENDING = """
            select coalesce(sum(used_seconds), 0), coalesce(sum(used_credits), 0), coalesce(sum(reserved_seconds), 0),
                coalesce(sum(reserved_credits), 0), coalesce(sum(promised_credits), 0), coalesce(sum(in_flight), 0),
                coalesce(sum(promises), 0), count(distinct project_key), coalesce(sum(seconds_beyond), 0),
                coalesce(sum(credits_beyond), 0)
            from (
                select c.project_key, %s as used_seconds, %s as used_credits, %s as reserved_seconds,
                    %s as reserved_credits, 0 as promised_credits, case when c.ending is null then 1 else 0 end as in_flight,
                    0 as promises, %s as seconds_beyond, %s as credits_beyond
                from claim c join project p on p.project_key = c.project_key
                where %%1$s and %s
                union all
                select s.project_key, 0, 0, coalesce(s.reserved_seconds, 0), coalesce(s.reserved_credits, 0), 0,
                    case when s.state = 'SENDING' then 1 else 0 end, 0, 0, 0
                from submission s join project p on p.project_key = s.project_key
                where s.state in ('SENDING', 'UNKNOWN') and (s.state = 'SENDING' or s.job_id is null) and %%2$s and %s
                union all
                select i.project_key, 0, 0, 0, 0, coalesce(i.edit_credits, 0), 0, 1, 0, 0
                from submission i left join submission e on e.project_key = i.project_key and e.stage = 'EDIT'
                where i.stage = 'IMPORT' and i.night = :night and i.state in ('SENDING', 'RUNNING', 'DONE')
                  and i.resolved is null and (e.state is null or e.state = 'WAITING')
            ) spending
            """.formatted(
                    USED.formatted("media_seconds", "seconds"),
                    USED.formatted("ai_credits", "credits"),
                    RESERVED.formatted("seconds"),
                    RESERVED.formatted("credits"),
                    BEYOND.formatted("media_seconds", "seconds"),
                    BEYOND.formatted("ai_credits", "credits"),
                    LedgerQueries.IS_IN_THIS_DRIVE,
                    LedgerQueries.IS_IN_THIS_DRIVE);

    private final JdbcClient jdbc;

    SpendingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest night in which something was sent; 0: there is none. */
    public long lastNight() {
        return jdbc.sql("select coalesce(max(night), 0) from submission")
                .query(Long.class)
                .single();
    }

    /** Of a night. */
    public Spending ofNight(long night) {
        return spending(SPENDING.formatted("c.night = :night", "s.night = :night"), night, Instant.EPOCH);
    }

    /** Of all manifests since then; edits are reserved by this night alone. */
    public Spending since(Instant since, long night) {
        return spending(SPENDING.formatted("c.submitted_at >= :since", "s.sent_at >= :since"), night, since);
    }

    private Spending spending(String sql, long night, Instant since) {
        JdbcClient.StatementSpec spec = jdbc.sql(sql).param("night", night);
        return (sql.contains(":since") ? spec.param("since", since.atOffset(ZoneOffset.UTC)) : spec)
                .query((row, number) -> new Spending(
                        row.getBigDecimal(1),
                        row.getBigDecimal(2),
                        row.getBigDecimal(3),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getBigDecimal(9),
                        row.getBigDecimal(10)))
                .single();
    }
}
