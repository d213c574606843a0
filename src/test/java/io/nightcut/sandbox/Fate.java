package io.nightcut.sandbox;

/** What becomes of a job that was accepted. */
public enum Fate {
    /** Ends in success. */
    NORMAL,
    /** Runs for ever. */
    STUCK,
    /** Ends in {@code error}. */
    ERROR,
    /** Ends with {@code job_state: failed} and a {@code result.error}. */
    FAILED_STATE,
    /** Ends in {@code partial}: its first medium failed. */
    PARTIAL,
    /** Ends {@code cancelled}, by nobody's wish. */
    CANCELLED,
    /** Stops, and its result is null. */
    NO_RESULT,
    /** Is in a job_state that nobody has heard of while it runs, then ends in success. */
    UNKNOWN_STATE,
    /** Stops with a result.status that nobody has heard of, and has success after as long again. */
    UNKNOWN_RESULT,
    /** Has no record: 404, and in no listing. It runs and ends all the same. */
    GONE,
    /** An edit whose agent asks something back and changes nothing. */
    QUESTION
}
