package io.nightcut.ledger;

import io.nightcut.ledger.model.Stage;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the time of each POST and how it ended, within the transaction of the transition that it belongs to. */
record Attempts(JdbcClient jdbc) {

    /** Of an attempt that may have been carried out: no answer told its job, nor that there is none. */
    static final String IN_DOUBT = "(ended is null or ended in ('unanswered', 'busy', 'not_found'))";

    void begin(String projectKey, Stage stage, OffsetDateTime sentAt) {
        jdbc.sql("insert into attempt (project_key, stage, sent_at) values (?, ?, ?)")
                .params(projectKey, stage.name(), sentAt)
                .update();
    }

    /** The one of which nothing is known yet ended so. What was looked for before stays in doubt. */
    void lastEnded(String projectKey, Stage stage, String how) {
        jdbc.sql("update attempt set ended = ? where project_key = ? and stage = ? and ended is null")
                .params(how, projectKey, stage.name())
                .update();
    }

    /** What was looked for was not found, which is no proof: the next look goes by its time too. */
    void notFound(String projectKey, Stage stage) {
        jdbc.sql("""
                        update attempt set ended = 'not_found'
                        where project_key = ? and stage = ? and (ended is null or ended in ('unanswered', 'busy'))
                        """).params(projectKey, stage.name()).update();
    }

    /** None of them is looked for any more. */
    void allEnded(String projectKey, Stage stage, String how) {
        jdbc.sql("update attempt set ended = ? where project_key = ? and stage = ? and " + IN_DOUBT)
                .params(how, projectKey, stage.name())
                .update();
    }
}
