package io.nightcut.probe;

import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.HttpUrl;
import io.nightcut.text.Redacted;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request that is to be sent next for one medium. A HEAD tells quickly of what is not there; then a GET of the first
 * bytes decides, since some links are signed for GET alone, and some files are not what their names say.
 *
 * @param at where it is sent, which after redirects is not the medium's own URL
 * @param redirects how many led there
 * @param tries how many got no answer
 */
record ProbeRequest(String projectKey, Media media, boolean isHead, HttpUrl at, int redirects, int tries) {

    /** Empty: no server can be asked for it, because it is a local file or because Java refuses the name of its host. */
    static Optional<ProbeRequest> of(String projectKey, Media media) {
        return media.isLocal()
                ? Optional.empty()
                : Optional.of(HttpUrl.parse(media.url()))
                        .filter(url -> url.toUri().isPresent())
                        .map(url -> new ProbeRequest(projectKey, media, true, url, 0, 0));
    }

    /** The server that gets it: the limit of requests at once holds for each. */
    String server() {
        return at.authority();
    }

    /** Of the first bytes, from where the manifest says. */
    ProbeRequest byGet() {
        return new ProbeRequest(projectKey, media, false, HttpUrl.parse(media.url()), 0, tries);
    }

    ProbeRequest redirectedTo(HttpUrl target) {
        return new ProbeRequest(projectKey, media, isHead, target, redirects + 1, tries);
    }

    /** The same once more, because no answer came. */
    ProbeRequest again() {
        return new ProbeRequest(projectKey, media, isHead, at, redirects, tries + 1);
    }

    ProbeAnswer answered(@Nullable Long size, @Nullable String problem) {
        return answered(size, problem, null, null);
    }

    ProbeAnswer answered(
            @Nullable Long size, @Nullable String problem, @Nullable String warning, @Nullable String version) {
        URI redirect =
                redirects == 0 ? null : at.toUri().map(ProbeRequest::shown).orElse(null);
        return new ProbeAnswer(projectKey, media, size, redirect, problem, warning, version);
    }

    /** It was redirected to where nightcut does not go. */
    ProbeAnswer notRedirectedTo(URI target, String problem) {
        return new ProbeAnswer(projectKey, media, null, shown(target), problem);
    }

    private static @Nullable URI shown(URI redirect) {
        return redirect.getHost() == null ? null : URI.create(Redacted.url(redirect.toString()));
    }
}
