package io.nightcut.ledger.model;

import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;
import static io.nightcut.ledger.model.SubmissionState.UNKNOWN;
import static io.nightcut.ledger.model.SubmissionState.WAITING;

import org.jspecify.annotations.Nullable;

/**
 * Where a project stands in each stage, and what follows from it. The one place that answers this.
 *
 * @param importState null: the line is not a project
 * @param editState null: it is not imported yet
 */
public record ProjectState(
        @Nullable SubmissionState importState, @Nullable SubmissionState editState) {

    /** A line that is not a project. */
    public static final ProjectState INVALID = new ProjectState(null, null);

    /** A project of which nothing was sent yet. */
    public static final ProjectState NEW = new ProjectState(WAITING, null);

    /** The word for it in the results: an edit that was sent has the last word, until then the import has it. */
    public ProjectStatus status() {
        if (importState == null) {
            return ProjectStatus.INVALID;
        }
        if (editState == null) {
            return ofImport(importState);
        }
        return switch (editState) {
            case WAITING -> ofImport(importState);
            case SENDING, RUNNING -> ProjectStatus.EDITING;
            case DONE -> ProjectStatus.EDITED;
            case FAILED -> ProjectStatus.EDIT_FAILED;
            case UNKNOWN -> ProjectStatus.UNKNOWN;
        };
    }

    private static ProjectStatus ofImport(SubmissionState state) {
        return switch (state) {
            case WAITING, DONE -> ProjectStatus.WAITING;
            case SENDING, RUNNING -> ProjectStatus.IMPORTING;
            case FAILED -> ProjectStatus.IMPORT_FAILED;
            case UNKNOWN -> ProjectStatus.UNKNOWN;
        };
    }

    public boolean isProject() {
        return importState != null;
    }

    /** Whether something was sent for it, and it is not edited yet. */
    public boolean isBegun() {
        return importState == SENDING
                || importState == RUNNING
                || importState == UNKNOWN
                || (importState == DONE && editState != DONE);
    }

    /** Whether an import of it is still to be paid. One that failed and was edited all the same is not made again. */
    public boolean isToImport() {
        return importState == WAITING || (importState == FAILED && !isEditSubmitted());
    }

    /** Whether an edit of it is still to be paid. */
    public boolean isToEdit() {
        return editState == null
                ? isToImport() || importState == SENDING || importState == RUNNING
                : !isEditSubmitted();
    }

    /** Whether an edit of it was sent, and has not failed. */
    private boolean isEditSubmitted() {
        return editState != null && editState != WAITING && editState != FAILED;
    }
}
