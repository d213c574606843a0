package io.nightcut.ledger;

import io.nightcut.ledger.model.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Whether no person has settled the project of the submission {@code s}. */
    private static final String NOT_RESOLVED = """
            not exists (select 1 from submission decided where decided.project_key = s.project_key
                        and decided.stage = 'IMPORT' and decided.resolved is not null)
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
     * shown, is polled again instead, so that nothing is paid twice. A failed import whose project was edited is left alone:
     * under other settings the files that were imported were enough.
     */
    public void askAgain(String manifest) {
        jdbc.sql("update submission set message = null where state = 'RUNNING' and message is not null")
                .update();
        jdbc.sql("update submission set stop_reason = null where stop_reason is not null")
                .update();
        jdbc.sql("""
                        update submission s set state = 'WAITING', settled_at = null, message = null, review = null,
                            to_review = false
                        where s.state = 'FAILED' and s.try_again and s.hold is null
                          and (%s or s.stage = 'EDIT' and %s) and %s and %s
                        """.formatted(
                                ManifestSql.PROJECT_IS_ASKED_FOR,
                                ManifestSql.PROJECT_IS_TO_BE_FINISHED,
                                NOT_EDITED_ALREADY,
                                NOT_RESOLVED))
                .param("manifest", manifest)
                .update();
        jdbc.sql("""
                        update submission s set state = 'RUNNING', sent_at = :now, settled_at = null, message = null
                        where s.job_id is not null and not s.try_again and %s
                          and (s.state = 'FAILED'
                               and (job_state is null
                                    or job_state not in ('refused', 'stopped', 'cancelled', 'failed'))
                               or s.state = 'UNKNOWN' and job_state in ('overdue', 'not_shown'))
                          and %s and %s
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED, NOT_EDITED_ALREADY, NOT_RESOLVED))
                .param("manifest", manifest)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What fails from now on has failed on this night. */
    public void nightBegins(LocalDate night) {
        jdbc.sql("delete from current_night").update();
        jdbc.sql("insert into current_night (night) values (?)").param(night).update();
    }

    /**
     * What is not tried again by itself is tried again, and fails from now on as if for the first time.
     *
     * @param names of the projects; empty: all of the manifest that no person has decided otherwise about
     * @return how many projects
     */
    public int retry(String manifest, List<String> names) {
        List<String> keys = jdbc.sql("""
                        select distinct s.project_key from submission s
                        join project p on p.project_key = s.project_key
                        where %s and (p.name in (:names) or :all and s.state = 'FAILED' and %s)
                          and (s.state = 'FAILED' and (s.hold is not null or s.try_again)
                               or s.resolved is not null
                                  and not exists (select 1 from submission e where e.project_key = s.project_key
                                                  and e.stage = 'EDIT' and e.state = 'DONE'))
                        """.formatted(ManifestSql.PROJECT_IS_ASKED_FOR, NOT_RESOLVED))
                .param("manifest", manifest)
                .param("all", names.isEmpty())
                .param("names", names.isEmpty() ? List.of("") : names)
                .query(String.class)
                .list();
        for (String key : keys) {
            jdbc.sql("update submission set resolved = null where project_key = ?")
                    .params(key)
                    .update();
            jdbc.sql("""
                            update submission set try_again = true, hold = null, failed_nights = 0, failed_night = null,
                                job_ended_at = null
                            where project_key = ? and state = 'FAILED' and (hold is not null or try_again)
                            """).params(key).update();
        }
        return keys.size();
    }

    /** What is still running at the end of a run that was stopped says why, until a run watches it again. */
    public void leftRunning(String manifest, String reason, String why) {
        jdbc.sql("update submission s set stop_reason = :reason where s.state in ('SENDING', 'RUNNING') and %s"
                        .formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .param("reason", reason)
                .update();
        jdbc.sql("update submission s set message = :why where s.state = 'RUNNING' and %s"
                        .formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .param("why", why)
                .update();
    }

    /** What could not be submitted by the end of a run says why, until it is submitted; unless it has a reason of its own. */
    public void leftWaiting(String manifest, Stage stage, String reason, String why) {
        jdbc.sql("update submission s set stop_reason = :reason where s.stage = :stage and s.state = 'WAITING' and %s"
                        .formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .param("stage", stage.name())
                .param("reason", reason)
                .update();
        jdbc.sql("""
                        update submission s set message = :why
                        where s.stage = :stage and s.state = 'WAITING'
                          and (s.job_state is null or s.job_state <> 'out_of_credit') and %s
                        """.formatted(ManifestSql.PROJECT_IS_TO_BE_FINISHED))
                .param("manifest", manifest)
                .param("stage", stage.name())
                .param("why", why)
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
