package io.nightcut.manifest.csv;

import org.jspecify.annotations.Nullable;

/** The file as a whole is not a manifest, or cannot be read. The message is one line for people, with the next move. */
public class ManifestException extends RuntimeException {

    public ManifestException(String message) {
        this(message, null);
    }

    public ManifestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
