package io.nightcut.descript.failure;

import java.io.IOException;

/** An answer is longer than any that Descript gives. */
public final class OverlongAnswerException extends IOException {

    public OverlongAnswerException(long most) {
        super("longer than %d MB".formatted(most >> 20));
    }
}
