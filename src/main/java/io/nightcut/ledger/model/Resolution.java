package io.nightcut.ledger.model;

import java.util.Locale;

/** What a person has decided of a project that nightcut could not finish. */
public enum Resolution {

    /** It has been looked at, and is settled as it is. */
    ACCEPTED,

    /** It is no longer wanted. */
    DROPPED;

    /** The word in the results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
