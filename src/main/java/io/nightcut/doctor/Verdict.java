package io.nightcut.doctor;

import java.util.Locale;

/** How bad it is. */
public enum Verdict {
    OK,
    WARNING,
    WRONG;

    /** {@code ok}, {@code warning} or {@code wrong}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
