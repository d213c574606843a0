package io.nightcut.ledger.model;

import io.nightcut.text.Redacted;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job ended.
 *
 * @param state {@code DONE}, {@code FAILED} or {@code UNKNOWN}
 * @param jobState the vendor's last word on the job, null when it has none
 * @param tryAgain whether the next run may submit it again by itself
 * @param compositionId the composition that an import made
 * @param review why a person should look although it is done
 * @param endedAt when the job ended, by Descript's clock; null: it has not, or nobody knows
 * @param resolvedModel the model that the agent really used, in Descript's words
 */
public record Outcome(
        SubmissionState state,
        @Nullable String jobState,
        boolean tryAgain,
        @Nullable String compositionId,
        @Nullable BigDecimal mediaSecondsUsed,
        @Nullable BigDecimal aiCreditsUsed,
        @Nullable String agentResponse,
        @Nullable Boolean projectChanged,
        @Nullable String message,
        @Nullable String review,
        @Nullable Instant endedAt,
        @Nullable String resolvedModel) {

    /** The outcome of a job of which nobody knows when it ended. */
    public Outcome(
            SubmissionState state,
            @Nullable String jobState,
            boolean tryAgain,
            @Nullable String compositionId,
            @Nullable BigDecimal mediaSecondsUsed,
            @Nullable BigDecimal aiCreditsUsed,
            @Nullable String agentResponse,
            @Nullable Boolean projectChanged,
            @Nullable String message,
            @Nullable String review) {
        this(
                state,
                jobState,
                tryAgain,
                compositionId,
                mediaSecondsUsed,
                aiCreditsUsed,
                agentResponse,
                projectChanged,
                message,
                review,
                null,
                null);
    }

    /** Its texts come from outside in the end, and are stored and shown. */
    public Outcome {
        jobState = cleaned(jobState);
        agentResponse = cleaned(agentResponse);
        message = cleaned(message);
        review = cleaned(review);
        resolvedModel = cleaned(resolvedModel);
    }

    private static @Nullable String cleaned(@Nullable String text) {
        return text == null ? null : Redacted.text(text);
    }

    /** Without a result: the job failed, or nobody knows. */
    public static Outcome without(SubmissionState state, @Nullable String jobState, boolean tryAgain, String message) {
        return new Outcome(state, jobState, tryAgain, null, null, null, null, null, message, null);
    }

    /** The same, of a job that ended then, with the model that it used. */
    public Outcome of(@Nullable Instant time, @Nullable String model) {
        return new Outcome(
                state,
                jobState,
                tryAgain,
                compositionId,
                mediaSecondsUsed,
                aiCreditsUsed,
                agentResponse,
                projectChanged,
                message,
                review,
                time,
                model);
    }
}
