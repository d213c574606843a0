package io.nightcut.descript.api;

import java.util.List;

/**
 * A listing that was read to its last page.
 *
 * @param unreadable how many records were passed over, since nothing in them could be read
 */
public record Listing<T>(List<T> records, int unreadable) {

    public Listing {
        records = List.copyOf(records);
    }
}
