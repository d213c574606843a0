package io.nightcut.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a new run changes in the ledger before it sends anything. */
@Repository
@Transactional
public class RunPreparation {

    /** Whether the submission {@code s} is not an import of a project that was edited, or may have been. */
    private static final String NOT_EDITED_ALREADY = """
            not (s.stage = 'IMPORT'
                 and exists (select 1 from submission e where e.project_key = s.project_key and e.stage = 'EDIT'
                             and e.state <> 'WAITING' and not (e.state = 'FAILED' and e.try_again)))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RunPreparation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A run died: what Descript has got since then must be compared with the ledger before anything is sent. */
    public void comparisonIsDue(Instant since) {
        jdbc.sql("insert into comparison_due (since) values (?)")
                .param(since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The comparison that was due is done. */
    public void compared() {
        jdbc.sql("delete from comparison_due").update();
    }

    /**
     * What a run was sending when it died counts as unanswered. To be called before the first POST of a run.
     *
     * @return how many submissions
     */
    public int leftUnanswered() {
        jdbc.sql("""
                        update attempt a set ended = 'unanswered' where a.ended is null
                          and exists (select 1 from submission s where s.project_key = a.project_key
                                      and s.stage = a.stage and s.state = 'SENDING')
                        """).update();
        return jdbc.sql("""
                        update submission set unanswered = true, message = 'the run ended before the answer arrived'
                        where state = 'SENDING' and not unanswered
                        """).update();
    }

    /**
     * A new run tries again what failed. A job whose end the last run did not see, because it took too long or was not
     * shown, is polled again instead, so that nothing is paid twice. A failed import whose project was edited is left alone: under other settings the
     * files that were imported were enough.
     */
    public void askAgain(String manifest) {
        jdbc.sql("""
                        update submission s set state = 'WAITING', settled_at = null, message = null, review = null
                        where s.state = 'FAILED' and s.try_again and (%s or s.stage = 'EDIT' and %s) and %s
                        """.formatted(
                        ManifestSql.PROJECT_IS_ASKED_FOR, ManifestSql.PROJECT_IS_TO_BE_FINISHED, NOT_EDITED_ALREADY))
                .param("manifest", manifest)
                .update();
        jdbc.sql("""
                        update submission s set state = 'RUNNING', sent_at = :now, settled_at = null, message = null
                        where s.job_id is not null and not s.try_again and %s
                          and (s.state = 'FAILED'
                               and (job_state is null
                                    or job_state not in ('refused', 'stopped', 'cancelled', 'failed'))
                               or s.state = 'UNKNOWN' and job_state in ('overdue', 'not_shown'))
                          and %s
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED, NOT_EDITED_ALREADY))
                .param("manifest", manifest)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Projects are imported and edited a second time, on purpose, and paid for again. Only once for each job instance, so
     * that a run that died and is started again does not pay a third time. What is under way in Descript is left alone.
     *
     * @param names of the projects; empty: all of the manifest
     * @return how many projects
     */
    public int redo(String manifest, List<String> names, long jobInstance) {
        List<String> keys = jdbc.sql("""
                        select p.project_key from project p
                        join submission s on s.project_key = p.project_key and s.stage = 'IMPORT'
                        where %s
                          and (:all or p.name in (:names)) and (p.redone_in is null or p.redone_in <> :instance)
                          and not exists (select 1 from submission o
                                          where o.project_key = p.project_key and o.state in ('SENDING', 'RUNNING'))
                        """.formatted(ManifestSql.PROJECT_IS_ASKED_FOR))
                .param("manifest", manifest)
                .param("all", names.isEmpty())
                .param("names", names.isEmpty() ? List.of("") : names)
                .param("instance", jobInstance)
                .query(String.class)
                .list();
        for (String key : keys) {
            jdbc.sql("update project set redone_in = ? where project_key = ?")
                    .params(jobInstance, key)
                    .update();
            jdbc.sql("update attempt set ended = 'laid_aside' where project_key = ? and " + Attempts.IN_DOUBT)
                    .params(key)
                    .update();
            jdbc.sql("delete from submission where project_key = ?").params(key).update();
            jdbc.sql("insert into submission (project_key, stage, state) values (?, 'IMPORT', 'WAITING')")
                    .params(key)
                    .update();
        }
        return keys.size();
    }
}
