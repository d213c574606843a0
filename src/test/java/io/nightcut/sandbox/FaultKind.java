package io.nightcut.sandbox;

/** What goes wrong, and at what. Which of a fault's values each kind reads stands behind it. */
public enum FaultKind {
    /** An error in the API's own form: status, message, headers. */
    ERROR(At.ANSWER),
    /** Any text as it is: status, message, headers. */
    BODY(At.ANSWER),
    /** A gateway's page: status, headers. */
    HTML(At.ANSWER),
    /** The connection is reset. */
    RESET(At.ANSWER),
    /** The connection is closed without an answer. */
    EMPTY(At.ANSWER),
    /** Bytes that are no HTTP, then the connection is closed. */
    GARBAGE(At.ANSWER),
    /** A good status line and head, then the body breaks off with the connection. */
    BROKEN_OFF(At.ANSWER),
    /** A good answer whose JSON ends after some letters. */
    BROKEN_JSON(At.ANSWER),
    /** The first half of the real answer, as if that were all. */
    CUT(At.ANSWER),
    /** The real answer, in 20 pieces over the pause. */
    DRIBBLE(At.ANSWER),
    /** The real answer, after the pause. */
    SLOW(At.ANSWER),
    /** Nothing is done, and a 504 comes after the pause. */
    HANG(At.ANSWER),

    /** Sets the headers. */
    HEADER(At.CHANGE),
    /** Replaces what stands at the place and is not null, or adds it to the object there: at, message (JSON). */
    SET(At.CHANGE),
    /** Takes away what stands at the place: at. */
    REMOVE(At.CHANGE),
    /** Puts an entry into the array before that place: at, message (JSON). */
    INSERT(At.CHANGE),
    /** Moves the time at the place by the pause, which may be negative: at, pause. */
    SHIFT(At.CHANGE),
    /** Writes the text at the place in another spelling: at, message (a {@link Spelling}). */
    SPELL(At.CHANGE),

    /** The call sees everything as it was a pause ago. */
    STALE(At.VIEW),

    /** What becomes of the job: fate, message. */
    FATE(At.JOB),
    /** {@link #SET} in the job's record, in every listing and read for ever: at, message (JSON). */
    RECORD(At.JOB),
    /** Project and job are missing from listings for the pause. */
    LISTED_LATE(At.JOB),
    /** The job is a 404 for the pause. */
    FOUND_LATE(At.JOB),
    /** created_at of project and job is off by the pause, for filters too. */
    DATED(At.JOB),
    /** Descript keeps the project's name in another spelling, and searches in that: message (a {@link Spelling}). */
    NAMED(At.JOB),
    /** One POST makes so many more of the same: count. */
    COPIES(At.JOB),
    /** Project and job get ids of that length: count. */
    LONG_IDS(At.JOB),
    /** How its end is called back: count (how often), pause (later), message (what it says), at (early, slow, redirected). */
    CALLBACK(At.JOB);

    enum At {
        /** Instead of the answer. The first fault that is due strikes, alone. */
        ANSWER,
        /** On the answer, whichever it is. All that are due strike. */
        CHANGE,
        /** On what a read sees. */
        VIEW,
        /** On the job that a POST makes. */
        JOB
    }

    final At at;

    FaultKind(At at) {
        this.at = at;
    }

    /** Without an effect these have no answer to delay or to break off. */
    boolean needsTheAnswer() {
        return this == SLOW || this == BROKEN_JSON || this == CUT || this == DRIBBLE || this == BROKEN_OFF;
    }
}
