package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One medium that is asked for, and how far that has come. A HEAD has no body; where it does not tell that all is well, as
 * with links that are signed for a GET alone, a GET of the first byte has the last word.
 *
 * @param at where by now
 * @param redirects that led there
 * @param tries that were left without an answer
 */
record ProbeRequest(String projectKey, Media media, boolean isHead, URI at, int redirects, int tries) {

    /** Null: its URL is no web address that can be asked. */
    static @Nullable ProbeRequest of(String projectKey, Media media) {
        URI url = WebAddress.of(media.url());
        return url == null ? null : new ProbeRequest(projectKey, media, true, url, 0, 0);
    }

    /** The server at which it is, and for which the bound holds. */
    String server() {
        return at.getAuthority();
    }

    /** The first byte, from where the manifest says. */
    ProbeRequest byGet() {
        URI url = Objects.requireNonNull(WebAddress.of(media.url()));
        return new ProbeRequest(projectKey, media, false, url, 0, tries);
    }

    ProbeRequest redirectedTo(URI target) {
        return new ProbeRequest(projectKey, media, isHead, target, redirects + 1, tries);
    }

    /** The same once more, after no answer came. */
    ProbeRequest again() {
        return new ProbeRequest(projectKey, media, isHead, at, redirects, tries + 1);
    }

    ProbeAnswer answered(@Nullable Long size, @Nullable String problem) {
        return new ProbeAnswer(projectKey, media, size, redirects == 0 ? null : WebAddress.withoutQuery(at), problem);
    }
}
