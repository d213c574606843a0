package io.nightcut.text;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The secrets that this process has used: the API token, and the signatures of links and upload addresses. Their beginnings
 * are kept, by which a text that brings one back is recognised, also when it was cut.
 */
public final class KnownSecrets {

    /** Long enough that no other text has the same beginning by chance, and shorter than any signature. */
    private static final int BEGINNING = 12;

    /** Dates, lengths and algorithms stand in most links, and are no secrets. */
    private static final Set<String> NO_SECRETS = Set.of("AWS4-HMAC-SH", "GOOG4-RSA-SH");

    /** A hundred thousand links with four values each; what comes after them is found by its pattern only. */
    private static final int MOST = 400_000;

    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile("[&;]");

    private static final Set<String> BEGINNINGS = ConcurrentHashMap.newKeySet();

    private KnownSecrets() {}

    /** Remembers a secret; a short one would be found everywhere and is left to the patterns. */
    public static void add(String secret) {
        String plain = Unescaped.of(secret);
        if (plain.length() >= BEGINNING && BEGINNINGS.size() < MOST) {
            String beginning = plain.substring(0, BEGINNING);
            if (!NO_SECRETS.contains(beginning)) {
                BEGINNINGS.add(beginning);
            }
        }
    }

    /** Remembers the values in a URL's query. */
    public static void addUrl(String url) {
        String plain = Unescaped.of(url);
        int query = plain.indexOf('?');
        if (query >= 0) {
            BETWEEN_PARAMETERS
                    .splitAsStream(plain.substring(query + 1))
                    .forEach(parameter -> add(parameter.substring(parameter.indexOf('=') + 1)));
        }
    }

    /** Where the first of them begins in an unescaped text; -1: nowhere. */
    static int startIn(String plain) {
        if (BEGINNINGS.isEmpty()) {
            return -1;
        }
        for (int i = 0; i + BEGINNING <= plain.length(); i++) {
            if (BEGINNINGS.contains(plain.substring(i, i + BEGINNING))) {
                return i;
            }
        }
        return -1;
    }
}
