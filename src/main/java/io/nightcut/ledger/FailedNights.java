package io.nightcut.ledger;

import io.nightcut.ledger.model.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the nights on which a submission has failed, within the transaction of the failure, and gives it up after too many. */
record FailedNights(JdbcClient jdbc, int most) {

    private static final String TONIGHT = "(select max(n.night) from current_night n)";

    /** It has failed tonight. Several failures of one night count once. */
    void count(String projectKey, Stage stage) {
        jdbc.sql("""
                        update submission set failed_night = %1$s,
                            failed_nights = case when failed_night = %1$s then failed_nights else failed_nights + 1 end
                        where project_key = :key and stage = :stage
                        """.formatted(TONIGHT))
                .param("key", projectKey)
                .param("stage", stage.name())
                .update();
        if (most > 0) {
            jdbc.sql("""
                            update submission set hold = 'GIVEN_UP'
                            where project_key = :key and stage = :stage and failed_nights >= :most and hold is null
                            """)
                    .param("key", projectKey)
                    .param("stage", stage.name())
                    .param("most", most)
                    .update();
        }
    }

    /** It was sent back tonight, which is no failure; but from now on it comes after what is new. */
    void sentBack(String projectKey, Stage stage) {
        jdbc.sql("""
                        update submission set failed_night = coalesce(failed_night, %s)
                        where project_key = :key and stage = :stage
                        """.formatted(TONIGHT))
                .param("key", projectKey)
                .param("stage", stage.name())
                .update();
    }
}
