package io.nightcut.ledger.model;

import java.util.Locale;

/** Where a line of the manifest stands, in the words of the results' {@code status} column. Scripts read them: a contract. */
public enum ProjectStatus {
    EDITED,
    EDIT_FAILED,
    IMPORT_FAILED,
    EDITING,
    IMPORTING,
    WAITING,
    /** Nobody can tell whether a call was carried out: it needs a manual check, and no money is spent until then. */
    UNKNOWN,
    /** The line is not a project: something is wrong with it. */
    INVALID;

    public boolean isFailed() {
        return this == IMPORT_FAILED || this == EDIT_FAILED;
    }

    /** Whether Descript has a job for it, or may have one. */
    public boolean isUnderWay() {
        return this == IMPORTING || this == EDITING;
    }

    public boolean needsManualCheck() {
        return this == UNKNOWN;
    }

    /** Whether its last stage has ended, well or badly. */
    public boolean hasEnded() {
        return this == EDITED || isFailed() || this == UNKNOWN;
    }

    /** The word in the results: {@code edit_failed}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
