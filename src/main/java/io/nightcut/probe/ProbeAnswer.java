package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a medium after its server was asked.
 *
 * @param size in bytes, null: the server does not tell
 * @param redirect where the server sent us on to, without query; null: nowhere
 * @param problem why Descript could not import it; a sentence with the next move, null: nothing is wrong
 */
public record ProbeAnswer(
        String projectKey,
        Media media,
        @Nullable Long size,
        @Nullable URI redirect,
        @Nullable String problem) {

    /** The medium with what is known of it now. */
    public Media known() {
        return new Media(
                media.name(),
                media.url(),
                media.language(),
                size == null ? media.size() : size,
                media.expires(),
                problem == null || redirect == null ? problem : problem + ". It redirects to " + redirect);
    }
}
