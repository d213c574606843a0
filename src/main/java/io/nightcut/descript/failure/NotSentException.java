package io.nightcut.descript.failure;

import java.io.IOException;

/** The body of a request never left, so that whoever failed before it cannot have carried it out. */
public final class NotSentException extends IOException {

    public NotSentException(Throwable cause) {
        super(FailureTranslator.describe(cause), cause);
    }
}
