package io.nightcut.ledger;

import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.SubmissionState;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may happen to a submission. Each method is one durable fact: its SQL carries the state that it comes from, and a
 * submission that stands elsewhere is an error.
 */
@Repository
@Transactional
public class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MediaUrls urls;

    Ledger(JdbcClient jdbc, Clock clock, MediaUrls urls) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.urls = urls;
    }

    /** The intent: on disk before the POST leaves. */
    public void sending(String projectKey, Stage stage) {
        change("""
                update submission s set state = 'SENDING', sent_at = :now, attempts = attempts + 1, message = null,
                    prompt = (select p.prompt from project p where p.project_key = s.project_key)
                where project_key = :key and stage = :stage and state = 'WAITING'
                """, projectKey, stage, spec -> spec.param("now", now()));
    }

    /** It cannot be submitted as things are, and nothing was sent; the next run tries again. */
    public void obstructed(String projectKey, Stage stage, String message) {
        change("""
                update submission set state = 'FAILED', try_again = true, job_state = 'refused',
                    settled_at = :now, message = :message
                where project_key = :key and stage = :stage and state = 'WAITING'
                """, projectKey, stage, spec -> spec.param("now", now()).param("message", message));
    }

    /** The POST was surely not carried out: it is this project's turn again. */
    public void notSent(String projectKey, Stage stage) {
        change("""
                update submission set state = 'WAITING', attempts = attempts - 1
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage);
    }

    /** Descript has accepted it, and the job is this project's for ever. */
    public void running(String projectKey, Stage stage, RemoteJob job) {
        adopted(projectKey, stage, job, null);
    }

    /** The POST left and no answer tells what came of it: it stays {@code SENDING} until somebody has looked. */
    public void unanswered(String projectKey, Stage stage, String why) {
        change("""
                update submission set unanswered = true, message = :why
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage, spec -> spec.param("why", why));
    }

    /** The unanswered POST had been carried out: this is what it made. */
    public void adopted(String projectKey, Stage stage, RemoteJob job, @Nullable String review) {
        change(
                """
                update submission set state = 'RUNNING', unanswered = false, message = null, review = :review,
                    job_id = :job, descript_project_id = :project, project_url = :url, job_state = null
                where project_key = :key and stage = :stage and state = 'SENDING'
                """,
                projectKey,
                stage,
                spec -> spec.param("job", job.id())
                        .param("project", job.projectId())
                        .param("url", job.projectUrl())
                        .param("review", review));
        claim(projectKey, stage, job);
        if (stage == Stage.IMPORT) {
            urls.forget(projectKey);
        }
    }

    /** The same of an import whose project has an edit already, made then, which the ledger may have lost with it. */
    public void adoptedWithEdit(String projectKey, RemoteJob job, @Nullable String review, Instant editedAt) {
        adopted(projectKey, Stage.IMPORT, job, review);
        inDoubt(projectKey, Stage.EDIT, editedAt);
    }

    /**
     * Descript has something that may well be this submission, though the ledger, which has lost its last moments, calls
     * it waiting or failed: it counts as unanswered until somebody has looked.
     *
     * @param createdAt when Descript made it
     */
    public void inDoubt(String projectKey, Stage stage, Instant createdAt) {
        if (stage == Stage.EDIT) {
            giveTurnToEdit(projectKey);
        }
        change("""
                update submission set state = 'SENDING', unanswered = true, sent_at = :created,
                    attempts = attempts + 1, message = 'the ledger had lost its last moments'
                where project_key = :key and stage = :stage
                  and (state in ('WAITING', 'SENDING') or state = 'FAILED' and try_again)
                """, projectKey, stage, spec -> spec.param("created", createdAt.atOffset(ZoneOffset.UTC)));
    }

    /** The unanswered POST had not been carried out: it is this project's turn again. */
    public void notCarriedOut(String projectKey, Stage stage) {
        change("""
                update submission set state = 'WAITING', unanswered = false
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage);
    }

    /** No submission can be made of it, in Descript's words; the next run tries again. */
    public void refused(String projectKey, Stage stage, String message) {
        change("""
                update submission set state = 'FAILED', unanswered = false, try_again = true, job_state = 'refused',
                    settled_at = :now, message = :message
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage, spec -> spec.param("now", now()).param("message", message));
    }

    /** Nobody can tell whether the POST was carried out: a person must look. */
    public void undecided(String projectKey, Stage stage, String message) {
        change("""
                update submission set state = 'UNKNOWN', unanswered = false, settled_at = :now, message = :message
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage, spec -> spec.param("now", now()).param("message", message));
    }

    /** How its job ended. A project whose import is done has its turn to be edited. */
    public void settled(String projectKey, Stage stage, Outcome outcome) {
        change(
                """
                update submission set state = :state, settled_at = :now, job_state = :jobState, try_again = :tryAgain,
                    composition_id = :composition, media_seconds_used = :seconds, ai_credits_used = :credits,
                    agent_response = :response, project_changed = :changed, message = :message,
                    review = coalesce(review || '; ' || :review, review, :review)
                where project_key = :key and stage = :stage and state = 'RUNNING'
                """,
                projectKey,
                stage,
                spec -> spec.param("state", outcome.state().name())
                        .param("now", now())
                        .param("jobState", outcome.jobState())
                        .param("tryAgain", outcome.tryAgain())
                        .param("composition", outcome.compositionId())
                        .param("seconds", outcome.mediaSecondsUsed())
                        .param("credits", outcome.aiCreditsUsed())
                        .param("response", outcome.agentResponse())
                        .param("changed", outcome.projectChanged())
                        .param("message", outcome.message())
                        .param("review", outcome.review()));
        if (stage == Stage.IMPORT && outcome.state() == SubmissionState.DONE) {
            jdbc.sql("update project set media_seconds = :seconds where project_key = :key")
                    .param("seconds", outcome.mediaSecondsUsed())
                    .param("key", projectKey)
                    .update();
            giveTurnToEdit(projectKey);
        }
    }

    private void giveTurnToEdit(String projectKey) {
        jdbc.sql("""
                        insert into submission (project_key, stage, state)
                        select project_key, 'EDIT', 'WAITING' from project p where p.project_key = :key
                          and not exists (select 1 from submission e where e.project_key = :key and e.stage = 'EDIT')
                        """).param("key", projectKey).update();
    }

    /** A person has decided that an unknown submission is to be made again. */
    public void again(String projectKey, Stage stage) {
        change("""
                update submission set state = 'WAITING', settled_at = null, message = null
                where project_key = :key and stage = :stage and state = 'UNKNOWN'
                """, projectKey, stage);
    }

    /** A person has decided which of Descript's jobs an unknown submission is; the next run looks how it ended. */
    public void decided(String projectKey, Stage stage, RemoteJob job) {
        change("""
                update submission set state = 'SENDING', settled_at = null
                where project_key = :key and stage = :stage and state = 'UNKNOWN'
                """, projectKey, stage);
        adopted(projectKey, stage, job, null);
    }

    /** A job that a person gives back to its own project is claimed already; one of another project is refused. */
    private void claim(String projectKey, Stage stage, RemoteJob job) {
        int own = jdbc.sql("update claim set stage = ? where job_id = ? and project_key = ?")
                .params(stage.name(), job.id(), projectKey)
                .update();
        if (own == 0) {
            jdbc.sql("insert into claim (job_id, project_key, stage, descript_project_id) values (?, ?, ?, ?)")
                    .params(job.id(), projectKey, stage.name(), job.projectId())
                    .update();
        }
    }

    private void change(String sql, String projectKey, Stage stage) {
        change(sql, projectKey, stage, spec -> spec);
    }

    private void change(String sql, String projectKey, Stage stage, UnaryOperator<StatementSpec> parameters) {
        StatementSpec spec = jdbc.sql(sql).param("key", projectKey).param("stage", stage.name());
        if (parameters.apply(spec).update() != 1) {
            throw new IllegalStateException("The %s of project %s does not stand where this change comes from"
                    .formatted(stage.word(), projectKey));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
