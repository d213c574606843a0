package io.nightcut.ledger.model;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video or audio file of a project.
 *
 * @param name the name that Descript shows, with an extension
 * @param url where Descript downloads it, or a {@code file:} URL of a local file; may contain a signature, so it is never
 *     shown or written to disk with its query
 * @param language ISO 639-1, null: Descript detects it
 * @param size in bytes, null if it is not known
 * @param expires when the URL stops working, null if the URL does not say
 * @param obstacle why it cannot be imported as things are, though its line is good; a sentence with the next move
 */
public record Media(
        String name,
        String url,
        @Nullable String language,
        @Nullable Long size,
        @Nullable Instant expires,
        @Nullable String obstacle) {

    /** In bytes. Descript accepts files under this size, says its guide. */
    public static final long GIGABYTE = 1_000_000_000;

    private static final String LOCAL = "file:";

    public Media(String name, String url, @Nullable String language) {
        this(name, url, language, null, null, null);
    }

    /** Whether it is a local file, which has to be uploaded. */
    public boolean isLocal() {
        return url.startsWith(LOCAL);
    }

    /** The path of a local file. */
    public Path file() {
        return Path.of(URI.create(url));
    }

    /** The same with the size and the obstacle of a local file as they are right now. */
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
