package io.nightcut.ledger.model;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one project of a manifest, or what is wrong with a line of it.
 *
 * @param lineNumber of its first line
 * @param problem why the line is not a project, null when it is one
 * @param importing null for a line with a problem
 * @param editing null until the import is done
 * @param owner the person who answers for it; null: nobody is named
 * @param spent what its paid calls have led to
 */
public record Entry(
        int lineNumber,
        String name,
        @Nullable String problem,
        @Nullable Submission importing,
        @Nullable Submission editing,
        @Nullable String owner,
        Spent spent) {

    private static final int SHORT_KEY = 8;

    /** One of which nobody is said to answer for it, and nothing is known to be spent. */
    public Entry(
            int lineNumber,
            String name,
            @Nullable String problem,
            @Nullable Submission importing,
            @Nullable Submission editing) {
        this(lineNumber, name, problem, importing, editing, null, Spent.NOTHING);
    }

    /** The beginning of its key, as people read and type it; null: the line is no project. */
    public @Nullable String shortKey() {
        return importing == null
                ? null
                : importing
                        .projectKey()
                        .substring(0, Math.min(SHORT_KEY, importing.projectKey().length()));
    }

    public ProjectState state() {
        return new ProjectState(
                importing == null ? null : importing.state(),
                editing == null ? null : editing.state(),
                hold(),
                resolution(),
                review(importing) || review(editing));
    }

    /** Why it is not tried again by itself: what the later stage says counts. */
    public @Nullable Hold hold() {
        return editing != null && editing.hold() != null ? editing.hold() : importing == null ? null : importing.hold();
    }

    public @Nullable Resolution resolution() {
        return importing == null ? null : importing.resolution();
    }

    /** In one word why the last run left it undone; null: it did not. */
    public @Nullable String stopReason() {
        return Stream.of(state().status())
                .filter(status -> status == ProjectStatus.WAITING || status.isUnderWay())
                .flatMap(undone -> Stream.ofNullable(editing == null ? importing : editing))
                .flatMap(last -> Stream.ofNullable(last.stopReason()))
                .findFirst()
                .orElse(null);
    }

    private static boolean review(@Nullable Submission submission) {
        return submission != null && submission.outcome().review() != null;
    }
}
