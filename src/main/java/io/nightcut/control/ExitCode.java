package io.nightcut.control;

/** The exit codes of all commands. Scripts read them; how a run's is chosen is in {@code results.RunEnding}. */
public final class ExitCode {

    /** Every project is done, or was already. */
    public static final int DONE = 0;

    /** The run ended, and some projects failed or need a manual check. */
    public static final int SOME_TO_REVIEW = 1;

    /** Wrong usage, configuration or manifest: nothing was sent. */
    public static final int REFUSED = 2;

    /** Stopped before the end: the same command continues. */
    public static final int STOPPED = 3;

    /** Another nightcut is using this state. */
    public static final int OCCUPIED = 4;

    /** An internal error in nightcut. */
    public static final int BROKEN = 70;

    private ExitCode() {}
}
