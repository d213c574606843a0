package io.nightcut;

/** The exit codes: scripts read them. */
final class ExitCode {

    /** Every project is done, or was already. */
    static final int DONE = 0;

    /** The run ended, and some projects failed or need a look. */
    static final int SOME_TO_REVIEW = 1;

    /** Wrong usage, configuration or manifest: nothing was sent. */
    static final int REFUSED = 2;

    /** Stopped before the end: the same command goes on. */
    static final int STOPPED = 3;

    /** Another nightcut works on this state. */
    static final int OCCUPIED = 4;

    /** A failure of nightcut's own. */
    static final int BROKEN = 70;

    private ExitCode() {}
}
