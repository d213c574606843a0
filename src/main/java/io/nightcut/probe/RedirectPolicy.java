package io.nightcut.probe;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which redirects are followed: the addresses that a server names are the only ones beside the manifest's. */
final class RedirectPolicy {

    private static final int MOST = 5;

    private RedirectPolicy() {}

    /** Why it is not followed, null: it is. */
    static @Nullable String problem(ProbeRequest inquiry, @Nullable URI target) {
        String host = inquiry.at().getHost();
        if (target == null || (WebAddress.isWeb(target) && target.getHost() == null)) {
            return "the server %s redirects to an address that cannot be read. Give a direct link and run again"
                    .formatted(host);
        }
        if (!WebAddress.isWeb(target)) {
            return "the server %s redirects to a %s address. Give a direct link and run again"
                    .formatted(host, WebAddress.scheme(target));
        }
        if (target.getRawUserInfo() != null) {
            return "the server %s redirects to an address with a user name or password. Give a direct link and run again"
                    .formatted(host);
        }
        if ("https".equals(WebAddress.scheme(inquiry.at())) && "http".equals(WebAddress.scheme(target))) {
            return "the server %s redirects from https to http, which is not safe. Give a link that stays on https and run again"
                    .formatted(host);
        }
        if (inquiry.redirects() == MOST) {
            return "the server %s redirects more than %d times. Give the link at which it ends and run again"
                    .formatted(host, MOST);
        }
        return null;
    }
}
