package io.nightcut.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Web addresses as requests need them. */
final class WebAddress {

    private static final String NOT_IN_A_URI = " \"<>\\^`{|}";

    private WebAddress() {}

    /** Null: it is none, or one that cannot be asked. */
    static @Nullable URI of(String url) {
        URI uri = uri(url);
        return uri != null && isWeb(uri) && uri.getHost() != null ? uri : null;
    }

    /** Where a {@code Location} header leads, whatever its scheme; null: it cannot be read. */
    static @Nullable URI resolve(URI from, String location) {
        String encoded = encoded(location.trim());
        // The JDK takes RFC 2396, where a query alone leaves the file's name out.
        URI target = uri(encoded.startsWith("?") ? from.getRawPath() + encoded : encoded);
        return target == null ? null : from.resolve(target);
    }

    static boolean isWeb(URI uri) {
        return "http".equals(scheme(uri)) || "https".equals(scheme(uri));
    }

    static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    /** Everything that may hold a secret is left out; null: it has no host. */
    static @Nullable URI withoutQuery(URI uri) {
        if (uri.getHost() == null) {
            return null;
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(scheme(uri) + "://" + uri.getHost() + port + uri.getRawPath());
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Servers write into headers what does not belong there; each of its characters stands for one byte. */
    private static String encoded(String location) {
        StringBuilder encoded = new StringBuilder(location.length());
        for (byte each : location.getBytes(StandardCharsets.ISO_8859_1)) {
            boolean isFine = each > ' ' && each < 0x7f && NOT_IN_A_URI.indexOf(each) < 0;
            encoded.append(isFine ? String.valueOf((char) each) : "%%%02X".formatted(each));
        }
        return encoded.toString();
    }
}
