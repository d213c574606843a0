package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;

/** RFC 3986's percent-encoding, for URLs that people typed and half-encoded ones alike. */
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final BitSet UNRESERVED = setOf(LETTERS + LETTERS.toUpperCase(Locale.ROOT) + "0123456789._~-");
    private static final BitSet IN_PATH = union(UNRESERVED, setOf("!$&'()*+,;=:@/"));
    private static final BitSet ONE_IN_PATH = union(UNRESERVED, setOf("!$&'()*,;=:@"));
    private static final BitSet IN_QUERY = union(IN_PATH, setOf("?"));

    private static final String NEVER_IN_A_URL = "\"<>\\^`{|}";

    private PercentEncoding() {}

    /** Encodes what may not stand in a path and leaves what is encoded already. */
    static String ofPath(String path) {
        return encoded(path, IN_PATH);
    }

    /** Encodes what may not stand in a query and leaves what is encoded already. */
    static String ofQuery(String query) {
        return encoded(query, IN_QUERY);
    }

    /** For a URL in a response's header, where each character stands for one byte, and some do not belong. */
    static String ofHeader(String url) {
        StringBuilder encoded = new StringBuilder(url.length());
        for (byte each : url.getBytes(ISO_8859_1)) {
            if (each > ' ' && each < 0x7f && NEVER_IN_A_URL.indexOf(each) < 0) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(HEX.toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    /** What was encoded; a plus stays a plus. */
    static String decoded(String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
    }

    /** One spelling for what RFC 3986 calls equivalent: {@code %7e} is {@code ~}, and {@code %2f} is {@code %2F}. */
    static String normalized(String encoded) {
        return normalized(encoded, UNRESERVED);
    }

    /** The same of a path, in which some encode {@code (} and some do not; a slash and a plus stay what they are. */
    static String normalizedPath(String encoded) {
        return normalized(encoded, ONE_IN_PATH);
    }

    private static String normalized(String encoded, BitSet plain) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        StringBuilder normalized = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (!isEscape(encoded, i)) {
                normalized.append(encoded.charAt(i));
                continue;
            }
            int character = HexFormat.fromHexDigits(encoded, i + 1, i + 3);
            if (plain.get(character)) {
                normalized.append((char) character);
            } else {
                normalized.append('%').append(HEX.toHexDigits((byte) character));
            }
            i += 2;
        }
        return normalized.toString();
    }

    private static String encoded(String text, BitSet allowed) {
        int position = 0;
        while (position < text.length() && allowed.get(text.charAt(position))) {
            position++;
        }
        if (position == text.length()) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length()).append(text, 0, position);
        while (position < text.length()) {
            int character = text.codePointAt(position);
            if (allowed.get(character) || isEscape(text, position)) {
                encoded.append((char) character);
            } else {
                for (byte each : Character.toString(character).getBytes(UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(each));
                }
            }
            position += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static boolean isEscape(String text, int position) {
        return text.charAt(position) == '%'
                && position + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(position + 1))
                && HexFormat.isHexDigit(text.charAt(position + 2));
    }

    private static BitSet setOf(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet union = (BitSet) one.clone();
        union.or(other);
        return union;
    }
}
