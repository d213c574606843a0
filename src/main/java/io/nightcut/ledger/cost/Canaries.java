package io.nightcut.ledger.cost;

import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.ManifestSql;
import io.nightcut.ledger.model.Instruction;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The projects that are edited first with a prompt and model, and how that went. */
@Repository
@Transactional
public class Canaries {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Canaries(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** These are edited first. */
    public void choose(List<String> projectKeys, Instruction instruction, long night) {
        batch.batchUpdate(
                "insert into canary (project_key, prompt, model, night) values (?, ?, ?, ?)",
                projectKeys.stream()
                        .map(key -> new Object[] {key, instruction.prompt(), instruction.model(), night})
                        .toList());
    }

    /** Writes down how those went whose edit has ended. To be called before what failed waits again. */
    public void judge() {
        jdbc.sql("""
                        update canary c set
                            verdict = (select case when e.state = 'DONE' and coalesce(e.project_changed, true)
                                                    and coalesce(e.review, '') not like '%the agent %'
                                              then 'PASSED' else 'FAILED' end
                                       from submission e where e.project_key = c.project_key and e.stage = 'EDIT'),
                            said = (select coalesce(e.review, e.message, 'the edit failed')
                                        || case when e.agent_response is null then '' else ': ' || e.agent_response end
                                    from submission e where e.project_key = c.project_key and e.stage = 'EDIT')
                        where c.verdict is null
                          and exists (select 1 from submission e where e.project_key = c.project_key
                                      and e.stage = 'EDIT' and e.state in ('DONE', 'FAILED', 'UNKNOWN'))
                        """).update();
    }

    /** What was chosen in another night and never edited is chosen no more. */
    public void forgetUnfinished(long night) {
        jdbc.sql("delete from canary where verdict is null and night <> ?")
                .param(night)
                .update();
    }

    /** A person lets the prompts of this manifest go on whose first edits have failed. */
    public void letGoOn(String manifest) {
        jdbc.sql("""
                        delete from canary where verdict = 'FAILED' and exists (
                            select 1 from project s
                            where s.prompt = canary.prompt and s.model = canary.model and %s)
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .update();
    }

    /** All of them. */
    @Transactional(readOnly = true)
    public List<CanaryEdit> all() {
        return jdbc.sql("""
                        select c.project_key, p.name, c.prompt, c.model, c.night, c.verdict, c.said,
                            coalesce(e.state in ('SENDING', 'RUNNING'), false)
                        from canary c join project p on p.project_key = c.project_key
                        left join submission e on e.project_key = c.project_key and e.stage = 'EDIT'
                        order by p.name
                        """)
                .query((row, number) -> new CanaryEdit(
                        row.getString(1),
                        row.getString(2),
                        new Instruction(row.getString(3), row.getString(4)),
                        row.getLong(5),
                        row.getString(6) == null ? null : "PASSED".equals(row.getString(6)),
                        row.getString(7),
                        row.getBoolean(8)))
                .list();
    }

    /** Whether an edit was paid with this prompt and model before this night, in the Drive that is used. */
    @Transactional(readOnly = true)
    public boolean isUsed(Instruction instruction, long night) {
        return jdbc.sql("""
                        select exists (select 1 from claim c join project p on p.project_key = c.project_key
                                       where c.stage = 'EDIT' and c.prompt = :prompt and c.model = :model
                                         and (c.night is null or c.night <> :night) and %s)
                        """.formatted(LedgerQueries.IS_IN_THIS_DRIVE))
                .param("prompt", instruction.prompt())
                .param("model", instruction.model())
                .param("night", night)
                .query(Boolean.class)
                .single();
    }
}
