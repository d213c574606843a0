package io.nightcut.ledger.model;

/** What a project goes through, in this order. */
public enum Stage {
    IMPORT,
    EDIT;

    /** The word for people: {@code import}, {@code edit}. */
    public String word() {
        return this == IMPORT ? "import" : "edit";
    }
}
