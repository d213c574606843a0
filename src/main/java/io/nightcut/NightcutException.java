package io.nightcut;

/** Ends a command with one line for people and an exit code. */
final class NightcutException extends RuntimeException {

    private final int exitCode;

    NightcutException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
