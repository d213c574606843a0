package io.nightcut.ledger;

import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Reservation;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.text.Redacted;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transitions of a submission (see {@link SubmissionState}). Each method is one transaction, on disk when it returns.
 * Its SQL carries the states that the transition may come from: from any other, the method throws an
 * {@link IllegalStateException} and changes nothing.
 */
@Repository
@Transactional
@EnableConfigurationProperties(GiveUpSettings.class)
public class Ledger {

    /** What earlier jobs of the same submission have cost stays in the sum. */
    private static final String END_AND_COSTS = """
            job_ended_at = coalesce(cast(:ended as timestamp with time zone), job_ended_at),
            media_seconds_used = coalesce(media_seconds_used + cast(:seconds as decimal(30, 6)), media_seconds_used,
                cast(:seconds as decimal(30, 6))),
            ai_credits_used = coalesce(ai_credits_used + cast(:credits as decimal(30, 6)), ai_credits_used,
                cast(:credits as decimal(30, 6)))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MediaUrls urls;
    private final Attempts attempts;
    private final FailedNights failedNights;
    private final PaidCalls paidCalls;
    private final Balances balances;

    Ledger(JdbcClient jdbc, Clock clock, MediaUrls urls, GiveUpSettings giveUp) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.urls = urls;
        this.attempts = new Attempts(jdbc);
        this.failedNights = new FailedNights(jdbc, giveUp.giveUpAfterNights());
        this.paidCalls = new PaidCalls(jdbc);
        this.balances = new Balances(jdbc);
    }

    /** It is about to be sent: the POST may leave when this has returned, and this is reserved for what it costs. */
    public void sending(String projectKey, Stage stage, Reservation reserved) {
        change(
                """
                update submission s set state = 'SENDING', sent_at = :now, attempts = attempts + 1, message = null, hold = null, job_state = null,
                    prompt = (select p.prompt from project p where p.project_key = s.project_key),
                    model = (select p.model from project p where p.project_key = s.project_key),
                    night = :night, reserved_seconds = :seconds, reserved_credits = :credits, edit_credits = :edit
                where project_key = :key and stage = :stage and state = 'WAITING'
                """,
                projectKey,
                stage,
                spec -> spec.param("now", now())
                        .param("night", reserved.night())
                        .param("seconds", reserved.mediaSeconds())
                        .param("credits", reserved.aiCredits())
                        .param("edit", reserved.editCredits()));
        attempts.begin(projectKey, stage, now());
    }

    /** It cannot be submitted at present, say because its file is missing. Nothing was sent; the next run tries again. */
    public void obstructed(String projectKey, Stage stage, String message) {
        change("""
                update submission set state = 'FAILED', try_again = true, job_state = 'refused',
                    settled_at = :now, message = :message
                where project_key = :key and stage = :stage and state = 'WAITING'
                """, projectKey, stage, spec -> spec.param("now", now()).param("message", Redacted.text(message)));
    }

    /** The POST was certainly not carried out: it waits again, and the attempt does not count. */
    public void notSent(String projectKey, Stage stage) {
        change("""
                update submission set state = 'WAITING', attempts = attempts - 1
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage);
        attempts.lastEnded(projectKey, stage, "not_sent");
    }

    /** Like {@link #notSent}; from now on what was never tried comes before it. */
    public void sentBack(String projectKey, Stage stage) {
        notSent(projectKey, stage);
        failedNights.sentBack(projectKey, stage);
    }

    /** It is not submitted again by itself. Nothing was sent. */
    public void held(String projectKey, Stage stage, Hold hold, String message) {
        obstructed(projectKey, stage, message);
        hold(projectKey, stage, hold);
    }

    /** Descript refused it, and its project was looked for since and is not there: it is not sent again by itself. */
    public void deleted(String projectKey, Stage stage) {
        change("""
                update submission set hold = 'DELETED'
                where project_key = :key and stage = :stage and state = 'FAILED'
                """, projectKey, stage);
    }

    private void hold(String projectKey, Stage stage, Hold hold) {
        jdbc.sql("update submission set hold = ? where project_key = ? and stage = ?")
                .params(hold.name(), projectKey, stage.name())
                .update();
    }

    /** Descript has accepted it. The job belongs to this project from now on. */
    public void running(String projectKey, Stage stage, RemoteJob job) {
        adopted(projectKey, stage, job, null);
    }

    /** The POST got no answer: it stays {@code SENDING} until nightcut has looked in Descript whether it was carried out. */
    public void unanswered(String projectKey, Stage stage, String why) {
        toBeLookedFor(projectKey, stage, why);
        attempts.lastEnded(projectKey, stage, "unanswered");
    }

    /**
     * The POST was refused since another job was running for the project. That may be what an earlier POST made, so it is
     * looked for like one that got no answer.
     */
    public void busy(String projectKey, Stage stage, String why) {
        toBeLookedFor(projectKey, stage, why);
        attempts.lastEnded(projectKey, stage, "busy");
    }

    private void toBeLookedFor(String projectKey, Stage stage, String why) {
        change("""
                update submission set unanswered = true, message = :why
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage, spec -> spec.param("why", Redacted.text(why)));
    }

    /** The unanswered POST was carried out: this is its job. */
    public void adopted(String projectKey, Stage stage, RemoteJob job, @Nullable String review) {
        change(
                """
                update submission set state = 'RUNNING', unanswered = false, message = null, hold = null,
                    review = :review, to_review = :toReview, job_id = :job, descript_project_id = :project, project_url = :url, job_state = null
                where project_key = :key and stage = :stage and state = 'SENDING'
                """,
                projectKey,
                stage,
                spec -> spec.param("job", job.id())
                        .param("project", job.projectId())
                        .param("url", job.projectUrl())
                        .param("review", review == null ? null : Redacted.text(review))
                        .param("toReview", review != null));
        paidCalls.accepted(projectKey, stage, job);
        attempts.allEnded(projectKey, stage, "accepted");
        if (stage == Stage.IMPORT) {
            urls.forget(projectKey);
        }
    }

    /** Like {@link #adopted}, of an import whose project has an edit already that the ledger may have lost. */
    public void adoptedWithEdit(String projectKey, RemoteJob job, @Nullable String review, Instant editedAt) {
        adopted(projectKey, Stage.IMPORT, job, review);
        inDoubt(projectKey, Stage.EDIT, editedAt);
    }

    /**
     * Descript has a project or job that may be this submission, though the ledger, which has lost its last changes in a
     * crash, has it as waiting or failed: it counts as unanswered until nightcut has looked.
     *
     * @param createdAt when Descript created it
     */
    public void inDoubt(String projectKey, Stage stage, Instant createdAt) {
        if (stage == Stage.EDIT) {
            beginEdit(projectKey);
        }
        change("""
                update submission set state = 'SENDING', unanswered = true, sent_at = :created,
                    attempts = attempts + 1, message = 'the state had lost its last changes'
                where project_key = :key and stage = :stage
                  and (state in ('WAITING', 'SENDING') or state = 'FAILED' and try_again)
                """, projectKey, stage, spec -> spec.param("created", createdAt.atOffset(ZoneOffset.UTC)));
        attempts.begin(projectKey, stage, createdAt.atOffset(ZoneOffset.UTC));
        attempts.lastEnded(projectKey, stage, "unanswered");
    }

    /** The unanswered POST was not carried out: it waits again. */
    public void notCarriedOut(String projectKey, Stage stage) {
        change("""
                update submission set state = 'WAITING', unanswered = false, message = null
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage);
        attempts.notFound(projectKey, stage);
    }

    /** Descript refused it, with this message; the next run tries again. */
    public void refused(String projectKey, Stage stage, String message) {
        change("""
                update submission set state = 'FAILED', unanswered = false, try_again = true, job_state = 'refused',
                    settled_at = :now, message = :message
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage, spec -> spec.param("now", now()).param("message", Redacted.text(message)));
        attempts.lastEnded(projectKey, stage, "refused");
        failedNights.count(projectKey, stage);
    }

    /** Nobody can tell whether the POST was carried out: it needs a manual check. */
    public void undecided(String projectKey, Stage stage, String message) {
        change("""
                update submission set state = 'UNKNOWN', unanswered = false, settled_at = :now, message = :message
                where project_key = :key and stage = :stage and state = 'SENDING'
                """, projectKey, stage, spec -> spec.param("now", now()).param("message", Redacted.text(message)));
    }

    /** Its job has ended. A project whose import is done waits for its edit from now on. */
    public void settled(String projectKey, Stage stage, Outcome outcome) {
        change(
                """
                update submission set state = :state, settled_at = :now, job_state = :jobState, try_again = :tryAgain,
                    composition_id = :composition, agent_response = :response, project_changed = :changed,
                    message = :message, review = coalesce(review || '; ' || :review, review, :review),
                    to_review = (to_review or :toReview), %s
                where project_key = :key and stage = :stage and state = 'RUNNING'
                """.formatted(END_AND_COSTS),
                projectKey,
                stage,
                spec -> endAndCosts(spec, outcome)
                        .param("state", outcome.state().name())
                        .param("now", now())
                        .param("jobState", outcome.jobState())
                        .param("tryAgain", outcome.tryAgain())
                        .param("composition", outcome.compositionId())
                        .param("response", outcome.agentResponse())
                        .param("changed", outcome.projectChanged())
                        .param("message", outcome.message())
                        .param("review", outcome.review())
                        .param("toReview", outcome.review() != null));
        paidCalls.ended(projectKey, stage, outcome.state().name(), outcome);
        if (outcome.state() == SubmissionState.FAILED && outcome.tryAgain()) {
            failedNights.count(projectKey, stage);
        }
        if (stage == Stage.IMPORT && outcome.state() == SubmissionState.DONE) {
            jdbc.sql("update project set media_seconds = :seconds where project_key = :key")
                    .param("seconds", outcome.mediaSecondsUsed())
                    .param("key", projectKey)
                    .update();
            beginEdit(projectKey);
        }
    }

    /**
     * Its job ended since the Drive's credits or media minutes are used up: it waits again, and the next run submits it. What
     * the job has cost all the same stays counted.
     */
    public void outOfCredit(String projectKey, Stage stage, Outcome outcome, String message) {
        change(
                """
                update submission set state = 'WAITING', settled_at = null, message = :message,
                    job_state = 'out_of_credit', %s
                where project_key = :key and stage = :stage and state = 'RUNNING'
                """.formatted(END_AND_COSTS),
                projectKey,
                stage,
                spec -> endAndCosts(spec, outcome).param("message", Redacted.text(message)));
        paidCalls.ended(projectKey, stage, PaidCalls.OUT_OF_CREDIT, outcome);
        balances.refused(stage, String.valueOf(outcome.message()), clock.instant());
    }

    /** A job that failed without saying when counts as ended now, so that what it did is not taken for a person's work. */
    private StatementSpec endAndCosts(StatementSpec spec, Outcome outcome) {
        Instant endedAt = outcome.endedAt() == null && outcome.state() == SubmissionState.FAILED
                ? clock.instant()
                : outcome.endedAt();
        return spec.param("seconds", outcome.mediaSecondsUsed())
                .param("credits", outcome.aiCreditsUsed())
                .param("ended", endedAt == null ? null : endedAt.atOffset(ZoneOffset.UTC));
    }

    private void beginEdit(String projectKey) {
        jdbc.sql("""
                        insert into submission (project_key, stage, state)
                        select project_key, 'EDIT', 'WAITING' from project p where p.project_key = :key
                          and not exists (select 1 from submission e where e.project_key = :key and e.stage = 'EDIT')
                        """).param("key", projectKey).update();
    }

    /** A person has decided that an unknown submission is sent again, and paid for again. */
    public void again(String projectKey, Stage stage) {
        change("""
                update submission set state = 'WAITING', settled_at = null, message = null, job_id = null, job_state = null,
                    job_ended_at = null
                where project_key = :key and stage = :stage and state = 'UNKNOWN'
                """, projectKey, stage);
        goesOn(projectKey);
        attempts.allEnded(projectKey, stage, "laid_aside");
    }

    /** A person has decided which of Descript's jobs an unknown submission is; the next run polls it. */
    public void decided(String projectKey, Stage stage, RemoteJob job) {
        change("""
                update submission set state = 'SENDING', settled_at = null
                where project_key = :key and stage = :stage and state = 'UNKNOWN'
                """, projectKey, stage);
        adopted(projectKey, stage, job, null);
        goesOn(projectKey);
    }

    /** Whatever a person had settled of its project before: it goes on. */
    private void goesOn(String projectKey) {
        jdbc.sql("update submission set resolved = null where project_key = ?")
                .params(projectKey)
                .update();
    }

    private void change(String sql, String projectKey, Stage stage) {
        change(sql, projectKey, stage, spec -> spec);
    }

    private void change(String sql, String projectKey, Stage stage, UnaryOperator<StatementSpec> parameters) {
        StatementSpec spec = jdbc.sql(sql).param("key", projectKey).param("stage", stage.name());
        if (parameters.apply(spec).update() != 1) {
            throw new IllegalStateException("The %s of project %s is not in a state from which it can change like this"
                    .formatted(stage.word(), projectKey));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
