package io.nightcut.ledger.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One project in one stage, as the ledger has it.
 *
 * @param attempts how many POSTs have left for it
 * @param unanswered the POST left, and no answer tells what came of it
 * @param sentAt when the intent of the last attempt was written,
 * @param outcome how it ended, and until then what is known so far
 * @param hold why it is not made again by itself; null: nothing keeps it
 * @param failedNights on how many nights it has failed
 * @param resolution what a person has decided of its project; only an import has it
 * @param stopReason in one word why the last run left it undone; null: it did not, or nobody knows
 */
public record Submission(
        String projectKey,
        String projectName,
        Stage stage,
        SubmissionState state,
        int attempts,
        boolean unanswered,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        @Nullable RemoteJob job,
        Outcome outcome,
        @Nullable Hold hold,
        int failedNights,
        @Nullable Resolution resolution,
        @Nullable String stopReason) {

    /** {@link #sentAt} of one for which a POST has left. */
    public Instant timeSent() {
        return Objects.requireNonNull(sentAt, this::title);
    }

    /** {@code "Weekly Recap": import}: how messages begin. */
    public String title() {
        return "\"" + projectName + "\": " + stage.word();
    }
}
