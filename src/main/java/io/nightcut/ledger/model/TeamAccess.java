package io.nightcut.ledger.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the members of the Drive may do with a project: Descript's values of {@code team_access}. */
public enum TeamAccess {
    EDIT,
    COMMENT,
    VIEW,
    /** Only the owner of the API token can open the project. Descript puts no such project into a folder. */
    NONE;

    /** Descript's word for it, which people write too, in any case; empty when it is none of them. */
    public static Optional<TeamAccess> of(String word) {
        return Arrays.stream(values())
                .filter(access -> access.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** {@code edit}, {@code comment}, {@code view} or {@code none}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
