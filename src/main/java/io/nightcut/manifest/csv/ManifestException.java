package io.nightcut.manifest.csv;

import org.jspecify.annotations.Nullable;

/** The manifest as a whole cannot be read; the message is one line that says what, where and the next move. */
public class ManifestException extends RuntimeException {

    public ManifestException(String message) {
        this(message, null);
    }

    public ManifestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
