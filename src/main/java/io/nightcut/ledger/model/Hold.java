package io.nightcut.ledger.model;

/** Why a submission that failed is not made again by itself. */
public enum Hold {

    /** It has failed on too many nights. */
    GIVEN_UP,

    /** Its project is no longer in Descript. */
    DELETED,

    /** Somebody has changed its project in Descript since its last job ended. */
    CHANGED
}
