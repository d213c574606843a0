package io.nightcut.settle;

import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.Ledger;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a submission that is open in the ledger. Each kind knows the ledger's transition that it leads
 * to, and how it is told.
 */
sealed interface PollResult {

    Submission submission();

    /**
     * Writes it into the ledger.
     *
     * @throws IllegalStateException the submission is no longer in the state in which it was read
     */
    void recordIn(Ledger ledger);

    /** One line for the log. */
    String message();

    /** Whether the project has failed or needs a manual check. */
    boolean isProblem();

    /** Whether nightcut waits no longer for a job that it has. */
    default boolean isEndOfJob() {
        return false;
    }

    /** The job is over, or nightcut waits for it no longer. */
    record Ended(Submission submission, Outcome outcome) implements PollResult {

        @Override
        public void recordIn(Ledger ledger) {
            ledger.settled(submission.projectKey(), submission.stage(), outcome);
        }

        @Override
        public String message() {
            if (isProblem()) {
                return "%s %s: %s"
                        .formatted(
                                submission.title(), outcome.state().name().toLowerCase(Locale.ROOT), outcome.message());
            }
            return submission.title() + " done"
                    + (outcome.review() == null ? "" : " (to review: " + outcome.review() + ")");
        }

        @Override
        public boolean isProblem() {
            return outcome.state() != SubmissionState.DONE;
        }

        @Override
        public boolean isEndOfJob() {
            return true;
        }
    }

    /** The job is over, since the Drive's AI credits or media minutes are used up: that concerns its whole stage. */
    record CreditUsedUp(Submission submission, Outcome outcome) implements PollResult {

        /** Why the stage stops: a clause without a full stop. */
        String reason() {
            return "Descript ended the %s of \"%s\": %s. Buy more in Descript first"
                    .formatted(submission.stage().word(), submission.projectName(), outcome.message());
        }

        @Override
        public void recordIn(Ledger ledger) {
            ledger.outOfCredit(
                    submission.projectKey(),
                    submission.stage(),
                    outcome,
                    reason() + ". " + StandardPhrases.TO_CONTINUE);
        }

        @Override
        public String message() {
            return "%s waits again: %s".formatted(submission.title(), outcome.message());
        }

        @Override
        public boolean isProblem() {
            return true;
        }

        @Override
        public boolean isEndOfJob() {
            return true;
        }
    }

    /**
     * The POST that got no answer was carried out, and this is its job.
     *
     * @param review what a person should look at; null: nothing
     * @param editedAt of an import: its project has an edit already, created then, which the ledger may have lost too
     */
    record CarriedOut(
            Submission submission,
            RemoteJob job,
            @Nullable String review,
            @Nullable Instant editedAt) implements PollResult {

        @Override
        public void recordIn(Ledger ledger) {
            if (editedAt == null) {
                ledger.adopted(submission.projectKey(), submission.stage(), job, review);
            } else {
                ledger.adoptedWithEdit(submission.projectKey(), job, review, editedAt);
            }
        }

        @Override
        public String message() {
            return "%s was carried out after all (job %s); adopted".formatted(submission.title(), job.id());
        }

        @Override
        public boolean isProblem() {
            return false;
        }
    }

    /** The POST that got no answer was not carried out: it is sent again. */
    record NotCarriedOut(Submission submission) implements PollResult {

        @Override
        public void recordIn(Ledger ledger) {
            ledger.notCarriedOut(submission.projectKey(), submission.stage());
        }

        @Override
        public String message() {
            return submission.title() + " was not carried out; sending it again";
        }

        @Override
        public boolean isProblem() {
            return false;
        }
    }

    /** The POST was not carried out, like all those before it, and this run sends no more. */
    record GivenUp(Submission submission, String reason) implements PollResult {

        @Override
        public void recordIn(Ledger ledger) {
            ledger.refused(submission.projectKey(), submission.stage(), reason);
        }

        @Override
        public String message() {
            return submission.title() + " failed: " + reason;
        }

        @Override
        public boolean isProblem() {
            return true;
        }
    }

    /** Descript does not show whether the POST was carried out. */
    record Undecided(Submission submission, String reason) implements PollResult {

        @Override
        public void recordIn(Ledger ledger) {
            ledger.undecided(submission.projectKey(), submission.stage(), reason);
        }

        @Override
        public String message() {
            return submission.title() + " unknown: " + reason;
        }

        @Override
        public boolean isProblem() {
            return true;
        }
    }
}
