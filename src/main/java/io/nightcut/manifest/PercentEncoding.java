package io.nightcut.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** RFC 3986's percent-encoding, for URLs that people typed and half-encoded ones alike. */
final class PercentEncoding {

    private static final String UNRESERVED = "A-Za-z0-9._~\\-";
    private static final String ESCAPED = "%[0-9A-Fa-f]{2}|";
    private static final Pattern IN_PATH = Pattern.compile(ESCAPED + "[^" + UNRESERVED + "!$&'()*+,;=:@/]");
    private static final Pattern IN_QUERY = Pattern.compile(ESCAPED + "[^" + UNRESERVED + "!$&'()*+,;=:@/?]");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern PLAIN = Pattern.compile("[" + UNRESERVED + "]");

    private PercentEncoding() {}

    /** Encodes what may not stand in a path and leaves what is encoded already. */
    static String ofPath(String path) {
        return IN_PATH.matcher(path).replaceAll(PercentEncoding::encode);
    }

    /** Encodes what may not stand in a query and leaves what is encoded already. */
    static String ofQuery(String query) {
        return IN_QUERY.matcher(query).replaceAll(PercentEncoding::encode);
    }

    /** One spelling for what RFC 3986 calls equivalent: {@code %7e} is {@code ~}, and {@code %2f} is {@code %2F}. */
    static String normalized(String encoded) {
        return ESCAPE.matcher(encoded).replaceAll(escape -> {
            String character =
                    String.valueOf((char) Integer.parseInt(escape.group().substring(1), 16));
            return PLAIN.matcher(character).matches()
                    ? character
                    : escape.group().toUpperCase(Locale.ROOT);
        });
    }

    private static String encode(MatchResult match) {
        if (match.group().length() == 3) {
            return match.group();
        }
        StringBuilder encoded = new StringBuilder();
        for (byte each : match.group().getBytes(UTF_8)) {
            encoded.append("%%%02X".formatted(each & 0xFF));
        }
        return encoded.toString();
    }
}
