package io.nightcut.ledger.model;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file in a project.
 *
 * @param name how Descript calls it, with an extension
 * @param url where Descript fetches it, or {@code file:} and the path of a file of this machine; may hold a signature, so
 *     it is never shown nor written to disk whole
 * @param language ISO 639-1, null: Descript finds out
 * @param size in bytes, null: nobody has said
 * @param expires when the URL stops working, null: it does not say
 * @param obstacle why it cannot be imported as things are, though its line is good; a sentence with the next move
 */
public record Media(
        String name,
        String url,
        @Nullable String language,
        @Nullable Long size,
        @Nullable Instant expires,
        @Nullable String obstacle) {

    /** Descript takes files under this size. */
    public static final long GIGABYTE = 1_000_000_000;

    private static final String LOCAL = "file:";

    public Media(String name, String url, @Nullable String language) {
        this(name, url, language, null, null, null);
    }

    /** Whether it is a file of this machine, which has to be uploaded. */
    public boolean isLocal() {
        return url.startsWith(LOCAL);
    }

    /** Where it is on this machine. */
    public Path file() {
        return Path.of(URI.create(url));
    }

    /** With what the file of this machine says of itself right now; others say nothing. */
    public Media lookedAt() {
        if (!isLocal()) {
            return this;
        }
        LocalFile file = LocalFile.look(file());
        return new Media(name, url, language, file.size(), expires, file.obstacle());
    }

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
