package io.nightcut.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which addresses people may open from the report: those of the web alone. */
final class ProjectLink {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ProjectLink() {}

    /** The same address, or null. */
    static @Nullable String of(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = new URI(address);
            return uri.getScheme() != null
                            && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                            && uri.getHost() != null
                            && uri.getUserInfo() == null
                    ? address
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
