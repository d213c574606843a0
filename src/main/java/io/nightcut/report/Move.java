package io.nightcut.report;

import io.nightcut.control.StopReason;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a person has to do for a project; those that concern many come first. */
public enum Move {
    TOP_UP_CREDITS(
            "Top up AI credits: 1 waits",
            "Top up AI credits: %d wait",
            "Buy AI credits in Descript, then run the same command again."),
    TOP_UP_MINUTES(
            "Top up media minutes: 1 waits",
            "Top up media minutes: %d wait",
            "Buy media minutes in Descript, then run the same command again."),
    RENEW_TOKEN(
            "Renew the API token: 1 waits",
            "Renew the API token: %d wait",
            "Create an API token in Descript's settings that may edit this Drive, set DESCRIPT_API_TOKEN, then run the same"
                    + " command again."),
    CHECK_NETWORK(
            "Check the proxy: 1 waits",
            "Check the proxy: %d wait",
            "nightcut doctor shows what answers in Descript's place. Then run the same command again."),
    FIND_CAUSE(
            "Find the common cause: 1 waits",
            "Find the common cause: %d wait",
            "Too many projects in a row failed alike, so no more were submitted. Remove the cause, then run the same command"
                    + " again."),
    RAISE_CAP(
            "A cap is reached: 1 waits",
            "A cap is reached: %d wait",
            "The message says which. Raise it and run the same command again, or wait until there is room."),
    CHANGE_PROMPT(
            "The canary did not pass: 1 waits",
            "The canary did not pass: %d wait",
            "The message says what the agent said. Change the prompt and run again, or let all go on with --canary 0."),
    ANSWER(
            "The agent asked a question: 1",
            "The agent asked a question: %d",
            "Open the project and finish it by hand, or write a prompt that leaves no question and redo it."),
    LOOK(
            "Look at 1 before you use it",
            "Look at %d before you use them",
            "Open the project. If it is fine, accept it."),
    FIX_LINK(
            "Fix 1 link", "Fix %d links", "The import failed. Correct the link or the file; the next run tries again."),
    FIX_LINE("Correct 1 line of the manifest", "Correct %d lines of the manifest", "Nothing was sent for them."),
    LOOK_AT_EDIT("Look at 1 failed edit", "Look at %d failed edits", "No later run tries them again by itself."),
    FIND(
            "Find 1 in Descript",
            "Find %d in Descript",
            "An answer was lost, and nothing is sent until a person has looked."),
    RETRY("Given up: 1", "Given up: %d", "Failed on too many nights. Remove the cause and try again, or drop it."),
    REDO("Deleted in Descript: 1", "Deleted in Descript: %d", "Redo it, which is paid again, or drop it."),
    TAKE_OVER(
            "Changed by somebody: 1",
            "Changed by somebody: %d",
            "The project was changed in Descript after its edit had failed. Edit it all the same, or drop it.");

    private static final Set<String> LOOKED_AT_AGAIN = Set.of("overdue", "not_shown");

    private final String one;
    private final String several;
    private final String advice;

    Move(String one, String several, String advice) {
        this.one = one;
        this.several = several;
        this.advice = advice;
    }

    /** {@code Fix 4 links}. */
    public String title(int projects) {
        return projects == 1 ? one : several.formatted(projects);
    }

    String advice() {
        return advice;
    }

    /** What is to be done for a project; empty: nothing, it is ready or goes on by itself. */
    static Optional<Move> of(Entry entry) {
        ProjectState state = entry.state();
        if (state.resolution() != null) {
            return Optional.empty();
        }
        if (state.hold() != null && state.status().isFailed()) {
            return Optional.of(ofHold(state.hold()));
        }
        return switch (state.status()) {
            case EDITED -> state.isToReview() ? Optional.of(ofReview(entry)) : Optional.empty();
            case IMPORT_FAILED -> Optional.of(FIX_LINK);
            case EDIT_FAILED -> isTriedAgain(entry) ? Optional.empty() : Optional.of(LOOK_AT_EDIT);
            case UNKNOWN -> isLookedAtAgain(entry) ? Optional.empty() : Optional.of(FIND);
            case INVALID -> Optional.of(FIX_LINE);
            case WAITING -> ofStop(entry.stopReason() == null ? "" : entry.stopReason());
            case IMPORTING, EDITING -> Optional.empty();
        };
    }

    private static Move ofHold(Hold hold) {
        return switch (hold) {
            case GIVEN_UP -> RETRY;
            case DELETED -> REDO;
            case CHANGED -> TAKE_OVER;
        };
    }

    private static Move ofReview(Entry entry) {
        // Where it asked and changed nothing, the review says the latter.
        String answer =
                entry.editing() == null ? null : entry.editing().outcome().agentResponse();
        return answer != null && answer.strip().endsWith("?") ? ANSWER : LOOK;
    }

    private static boolean isTriedAgain(Entry entry) {
        return entry.editing() != null && entry.editing().outcome().tryAgain();
    }

    private static boolean isLookedAtAgain(Entry entry) {
        return submissions(entry)
                .filter(each -> each.state() == SubmissionState.UNKNOWN)
                .allMatch(each -> each.job() != null
                        && LOOKED_AT_AGAIN.contains(
                                String.valueOf(each.outcome().jobState())));
    }

    private static Stream<Submission> submissions(Entry entry) {
        return Stream.concat(Stream.ofNullable(entry.importing()), Stream.ofNullable(entry.editing()));
    }

    /** By the {@link StopReason}'s word; what needs nobody goes on at the next run. */
    private static Optional<Move> ofStop(String word) {
        if (word.equals(StopReason.CREDITS.toString())) {
            return Optional.of(TOP_UP_CREDITS);
        }
        if (word.equals(StopReason.MINUTES.toString())) {
            return Optional.of(TOP_UP_MINUTES);
        }
        if (word.equals(StopReason.TOKEN.toString())) {
            return Optional.of(RENEW_TOKEN);
        }
        if (word.equals(StopReason.PROXY.toString())) {
            return Optional.of(CHECK_NETWORK);
        }
        if (word.equals(StopReason.BUDGET.toString())) {
            return Optional.of(RAISE_CAP);
        }
        if (word.equals(StopReason.CANARY.toString())) {
            return Optional.of(CHANGE_PROMPT);
        }
        return word.equals(StopReason.FAILURES.toString()) ? Optional.of(FIND_CAUSE) : Optional.empty();
    }

    /** Whether a project is done with: edited and nothing to look at, or settled by a person. */
    static boolean isReady(Entry entry) {
        ProjectState state = entry.state();
        return state.resolution() != null || (state.status() == ProjectStatus.EDITED && !state.isToReview());
    }
}
