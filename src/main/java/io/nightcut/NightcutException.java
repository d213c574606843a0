package io.nightcut;

/** Ends a command with one line for people and an exit code. */
final class NightcutException extends RuntimeException {

    private final int exitCode;

    NightcutException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static NightcutException neverRead(String manifest) {
        return new NightcutException(
                ExitCode.REFUSED,
                "No run has read %s yet. nightcut status shows the manifests that are known".formatted(manifest));
    }

    int exitCode() {
        return exitCode;
    }
}
