package io.nightcut.ledger.model;

/**
 * Where one project stands in one stage.
 *
 * <p>{@code WAITING → SENDING → RUNNING → DONE | FAILED}, and from {@code SENDING} also back to {@code WAITING}
 * (surely not carried out) or to {@code UNKNOWN}.
 */
public enum SubmissionState {
    /** It is this project's turn, nothing has been sent. */
    WAITING,
    /** On disk before the POST leaves: from here on money may have been spent. */
    SENDING,
    /** Descript has a job for it. */
    RUNNING,
    DONE,
    FAILED,
    /** Nobody can tell whether it was carried out: a person must look, no money is spent. */
    UNKNOWN
}
