package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The result of the probe for one medium.
 *
 * @param size in bytes, null: the server does not say
 * @param redirect where the server redirects to, without the query; null: it does not redirect
 * @param problem why Descript could not import it; a sentence with the next move, null: nothing is wrong
 * @param warning why Descript may not be able to import it; null: nothing speaks against it
 * @param version what tells the file from an earlier one at the same place, see {@link ResponseHead#version}; null: nothing
 */
public record ProbeAnswer(
        String projectKey,
        Media media,
        @Nullable Long size,
        @Nullable URI redirect,
        @Nullable String problem,
        @Nullable String warning,
        @Nullable String version) {

    public ProbeAnswer(
            String projectKey, Media media, @Nullable Long size, @Nullable URI redirect, @Nullable String problem) {
        this(projectKey, media, size, redirect, problem, null, null);
    }

    /** Whether the file is another one than that with this version and size, as far as they are known. */
    public boolean isChangedFrom(@Nullable String before, @Nullable Long sizeBefore) {
        if (problem != null) {
            return false;
        }
        if (version != null && before != null && ResponseHead.areOfOneKind(version, before)) {
            return !version.equals(before);
        }
        return size != null && sizeBefore != null && !size.equals(sizeBefore);
    }

    /** The medium with its size and obstacle as they are known now. */
    public Media known() {
        return new Media(
                media.name(),
                media.url(),
                media.language(),
                size == null ? media.size() : size,
                media.expires(),
                problem == null || redirect == null ? problem : problem + ". The link redirects to " + redirect,
                version == null ? media.content() : version);
    }
}
