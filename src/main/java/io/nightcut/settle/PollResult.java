package io.nightcut.settle;

import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Submission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What looking at an open submission brought to light. */
public sealed interface PollResult {

    Submission submission();

    /** Its job is over, or nothing more is expected of it. */
    record Ended(Submission submission, Outcome outcome) implements PollResult {}

    /**
     * The unanswered POST had been carried out.
     *
     * @param editedAt an import's project has an edit already, made then, that the ledger may have lost
     */
    record Made(
            Submission submission,
            RemoteJob job,
            @Nullable String review,
            @Nullable Instant editedAt) implements PollResult {}

    /** The unanswered POST had not been carried out. */
    record NotMade(Submission submission) implements PollResult {}

    /** It was not carried out, this time as all the times before. */
    record GivenUp(Submission submission, String message) implements PollResult {}

    /** Whether the unanswered POST was carried out, nobody can tell. */
    record Undecided(Submission submission, String message) implements PollResult {}
}
