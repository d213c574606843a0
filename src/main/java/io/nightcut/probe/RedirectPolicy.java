package io.nightcut.probe;

import io.nightcut.manifest.link.HttpUrl;
import io.nightcut.text.ForeignText;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which redirects are followed. Their targets are the only URLs that are asked for beside those of the manifest. */
final class RedirectPolicy {

    private static final int LIMIT = 5;
    private static final int LONGEST_SCHEME = 20;

    private RedirectPolicy() {}

    /**
     * Why a redirect is not followed, null: it is.
     *
     * @param target null: it cannot be read
     */
    static @Nullable String problem(ProbeRequest request, @Nullable URI target) {
        String host = request.at().host();
        String scheme = target == null ? "" : String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https")) {
            return "the server %s redirects to a %s URL. Give a direct http or https link, then run again"
                    .formatted(host, ForeignText.of(scheme).shown(LONGEST_SCHEME));
        }
        Optional<HttpUrl> url = target == null ? Optional.empty() : HttpUrl.of(target);
        if (target == null || url.isEmpty()) {
            return "the server %s redirects to a URL that is not valid. Give a direct link, then run again"
                    .formatted(host);
        }
        if (target.getRawUserInfo() != null) {
            return "the server %s redirects to a URL with a user name or password. Give a direct link, then run again"
                    .formatted(host);
        }
        if (request.at().isSecure() && !url.get().isSecure()) {
            return "the server %s redirects from https to http, which is not secure. Give a link that stays on https, then run again"
                    .formatted(host);
        }
        if (request.redirects() == LIMIT) {
            return "the server %s redirects more than %d times. Give the final link, then run again"
                    .formatted(host, LIMIT);
        }
        return null;
    }
}
