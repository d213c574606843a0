package io.nightcut.control;

/** The exit codes: scripts read them. */
public final class ExitCode {

    /** Every project is done, or was already. */
    public static final int DONE = 0;

    /** The run ended, and some projects failed or need a look. */
    public static final int SOME_TO_REVIEW = 1;

    /** Wrong usage, configuration or manifest: nothing was sent. */
    public static final int REFUSED = 2;

    /** Stopped before the end: the same command goes on. */
    public static final int STOPPED = 3;

    /** Another nightcut works on this state. */
    public static final int OCCUPIED = 4;

    /** A failure of nightcut's own. */
    public static final int BROKEN = 70;

    private ExitCode() {}
}
