package io.nightcut.ledger.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A project as the ledger has it, to be recognised.
 *
 * @param key by which the ledger has it
 * @param locations of its media, in their order, see {@link Media#location}
 * @param isEdited whether its edit is done
 * @param isPaid whether a paid call was made for it, or may have been
 */
public record StoredProject(String key, String name, List<String> locations, boolean isEdited, boolean isPaid) {

    public StoredProject {
        locations = List.copyOf(locations);
    }

    /** The same with the locations of more of its media. */
    public StoredProject and(StoredProject more) {
        return new StoredProject(
                key,
                name,
                Stream.concat(locations.stream(), more.locations.stream()).toList(),
                isEdited,
                isPaid);
    }
}
