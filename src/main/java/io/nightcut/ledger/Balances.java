package io.nightcut.ledger;

import io.nightcut.ledger.model.Balance;
import io.nightcut.ledger.model.Stage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What Descript said last was left, for each stage. */
@Repository
@Transactional
public class Balances {

    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Descript has refused a call of this stage with these words. */
    public void refused(Stage stage, String message, Instant now) {
        Balance.in(message, stage, now).ifPresent(balance -> {
            jdbc.sql("delete from balance where stage = ?").param(stage.name()).update();
            jdbc.sql("insert into balance (stage, unit, required, available, said_at) values (?, ?, ?, ?, ?)")
                    .params(
                            stage.name(),
                            balance.unit(),
                            balance.required(),
                            balance.available(),
                            now.atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** Those that may still be true: no call of the stage has been accepted since, but for those that came to nothing. */
    @Transactional(readOnly = true)
    public List<Balance> known() {
        return jdbc.sql("""
                        select b.stage, b.unit, b.required, b.available, b.said_at from balance b
                        where not exists (select 1 from claim c where c.stage = b.stage and c.submitted_at > b.said_at
                                          and (c.ending is null or c.ending = 'DONE'))
                        order by b.stage
                        """)
                .query((row, number) -> new Balance(
                        Stage.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getBigDecimal(3),
                        row.getBigDecimal(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }
}
