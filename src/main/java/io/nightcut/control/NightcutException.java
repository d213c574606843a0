package io.nightcut.control;

/** Ends a command with one line on standard error and an exit code. */
public final class NightcutException extends RuntimeException {

    private final int exitCode;

    public NightcutException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public static NightcutException neverRead(String manifest) {
        return new NightcutException(
                ExitCode.REFUSED,
                "No run has read %s yet. nightcut status shows the manifests that are known".formatted(manifest));
    }

    public int exitCode() {
        return exitCode;
    }
}
