package io.nightcut.ledger.model;

import io.nightcut.text.Redacted;
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
 * @param content by which this file can be told from another one at the same place: a digest of a local file; of another its
 *     entity tag, or its date and size; null if it is not known
 */
public record Media(
        String name,
        String url,
        @Nullable String language,
        @Nullable Long size,
        @Nullable Instant expires,
        @Nullable String obstacle,
        @Nullable String content) {

    /** In bytes; Descript imports only files that are smaller (its help: "files under 1 GB"). */
    public static final long SIZE_LIMIT = 1_000_000_000;

    private static final String LOCAL = "file:";

    /** What a server says of it may hold a secret. */
    public Media {
        obstacle = obstacle == null ? null : Redacted.text(obstacle);
    }

    public Media(String name, String url, @Nullable String language) {
        this(name, url, language, null, null, null);
    }

    public Media(
            String name,
            String url,
            @Nullable String language,
            @Nullable Long size,
            @Nullable Instant expires,
            @Nullable String obstacle) {
        this(name, url, language, size, expires, obstacle, null);
    }

    /** Whether it is a local file, which has to be uploaded. */
    public boolean isLocal() {
        return url.startsWith(LOCAL);
    }

    /** The path of a local file. */
    public Path file() {
        return Path.of(URI.create(url));
    }

    /** The URL without what may be secret in it: what may be shown and stored. */
    public String location() {
        return Redacted.url(url);
    }

    @Override
    public String toString() {
        return name + " (" + location() + ")";
    }
}
