package io.nightcut.results;

import io.nightcut.ledger.model.SubmissionState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a line of the manifest so far: the values of the results' {@code status} column. */
enum Status {
    EDITED,
    EDIT_FAILED,
    IMPORT_FAILED,
    EDITING,
    IMPORTING,
    WAITING,
    UNKNOWN,
    INVALID;

    /**
     * The status that follows from the states of a project's two submissions.
     *
     * @param importing null: the line is invalid
     * @param editing null: it is not imported yet
     */
    static Status of(@Nullable SubmissionState importing, @Nullable SubmissionState editing) {
        if (importing == null) {
            return INVALID;
        }
        if (editing == null) {
            return ofImport(importing);
        }
        return switch (editing) {
            case WAITING -> ofImport(importing);
            case SENDING, RUNNING -> EDITING;
            case DONE -> EDITED;
            case FAILED -> EDIT_FAILED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static Status ofImport(SubmissionState state) {
        return switch (state) {
            case WAITING, DONE -> WAITING;
            case SENDING, RUNNING -> IMPORTING;
            case FAILED -> IMPORT_FAILED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    boolean isFailure() {
        return this == IMPORT_FAILED || this == EDIT_FAILED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
