package io.nightcut.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A file in a project.
 *
 * @param name how Descript calls it, with an extension
 * @param url where Descript fetches it; may hold a signature, so it is never shown nor written to disk whole
 * @param language ISO 639-1, null: Descript finds out
 */
public record Media(String name, String url, @Nullable String language) {

    /** The URL without its query: what may be shown and stored. */
    public String location() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    @Override
    public String toString() {
        return name + " (" + location() + ")";
    }
}
