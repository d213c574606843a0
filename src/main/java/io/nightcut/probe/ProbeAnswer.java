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
 */
public record ProbeAnswer(
        String projectKey,
        Media media,
        @Nullable Long size,
        @Nullable URI redirect,
        @Nullable String problem) {

    /** The medium with its size and obstacle as they are known now. */
    public Media known() {
        return new Media(
                media.name(),
                media.url(),
                media.language(),
                size == null ? media.size() : size,
                media.expires(),
                problem == null || redirect == null ? problem : problem + ". The link redirects to " + redirect,
                media.content());
    }
}
