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
 * @param hold why nightcut tries it no more by itself; null: nothing keeps it
 * @param resolution what a person has decided of it; null: nothing
 * @param hasReview whether there is something in it that a person should look at
 */
public record ProjectState(
        @Nullable SubmissionState importState,
        @Nullable SubmissionState editState,
        @Nullable Hold hold,
        @Nullable Resolution resolution,
        boolean hasReview) {

    /** A project of which nobody has decided anything, and that nothing keeps from being finished. */
    public ProjectState(@Nullable SubmissionState importState, @Nullable SubmissionState editState) {
        this(importState, editState, null, null, false);
    }

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
        return resolution == null
                && (importState == SENDING
                        || importState == RUNNING
                        || importState == UNKNOWN
                        || (importState == DONE && editState != DONE));
    }

    /** Whether an import of it is still to be paid. One that failed and was edited all the same is not made again. */
    public boolean isToImport() {
        return mayBeSubmitted() && (importState == WAITING || (importState == FAILED && !isEditSubmitted()));
    }

    /** Whether an edit of it is still to be paid. */
    public boolean isToEdit() {
        return mayBeSubmitted()
                && (editState == null
                        ? isToImport() || importState == SENDING || importState == RUNNING
                        : !isEditSubmitted());
    }

    private boolean mayBeSubmitted() {
        return hold == null && resolution == null;
    }

    /** Whether it is edited, and a person should look at it first. */
    public boolean isToReview() {
        return hasReview && resolution == null && status() == ProjectStatus.EDITED;
    }

    /** Whether a person has settled what nightcut could not finish. */
    public boolean is(Resolution decided) {
        return resolution == decided && status() != ProjectStatus.EDITED;
    }

    /** Whether it failed, and is not tried again by itself for this reason. */
    public boolean is(Hold reason) {
        return hold == reason && resolution == null;
    }

    /** Whether an edit of it was sent, and has not failed. */
    private boolean isEditSubmitted() {
        return editState != null && editState != WAITING && editState != FAILED;
    }
}
