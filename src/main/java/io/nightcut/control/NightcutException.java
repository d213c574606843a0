package io.nightcut.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a command with one line on standard error and an exit code. */
public final class NightcutException extends RuntimeException {

    private final int exitCode;
    private final @Nullable StopReason reason;

    public NightcutException(int exitCode, String message) {
        this(exitCode, null, message);
    }

    private NightcutException(int exitCode, @Nullable StopReason reason, String message) {
        super(message);
        this.exitCode = exitCode;
        this.reason = reason;
    }

    /** A run ended before everything was done; the words say why and what to do next. */
    public static NightcutException stopped(StopReason reason, String words) {
        return new NightcutException(ExitCode.STOPPED, reason, StandardPhrases.stopped(reason) + words);
    }

    public static NightcutException neverRead(String manifest) {
        return new NightcutException(
                ExitCode.REFUSED,
                "No run has read %s yet. nightcut status shows the manifests that are known".formatted(manifest));
    }

    public int exitCode() {
        return exitCode;
    }

    /** Why a run was stopped; empty: it was not. */
    public Optional<StopReason> reason() {
        return Optional.ofNullable(reason);
    }
}
