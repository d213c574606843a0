package io.nightcut.control;

/**
 * The end of a process that has no memory or stack left: as if it had been killed, so that nothing is written that could be
 * half true, and the next run does what it does after every crash.
 */
public final class Exhaustion {

    private static final String MEMORY =
            "nightcut ran out of memory. Give it more, as in JDK_JAVA_OPTIONS=-Xmx1g. " + StandardPhrases.TO_CONTINUE;

    private static final String STACK =
            "Internal error in nightcut: no stack left (StackOverflowError). " + StandardPhrases.TO_CONTINUE;

    private Exhaustion() {}

    /** Tells it in one line on standard error, and returns the exit code. */
    public static int tell(VirtualMachineError error) {
        try {
            System.err.println(error instanceof StackOverflowError ? STACK : MEMORY);
        } catch (VirtualMachineError again) {
            // The exit code has to do.
        }
        return ExitCode.BROKEN;
    }

    /** The same, and ends the process at once, whatever other threads are doing. */
    public static void end(VirtualMachineError error) {
        try {
            tell(error);
        } finally {
            Runtime.getRuntime().halt(ExitCode.BROKEN);
        }
    }
}
