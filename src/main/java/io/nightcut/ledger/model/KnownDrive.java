package io.nightcut.ledger.model;

/**
 * A Drive as the ledger knows it.
 *
 * @param name empty where Descript gave none
 */
public record KnownDrive(String id, String name) {

    /** Its name, or else its id. */
    @Override
    public String toString() {
        return name.isBlank() ? id : name;
    }
}
