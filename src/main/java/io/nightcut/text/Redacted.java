package io.nightcut.text;

import java.util.regex.Pattern;

/** Text of others that may be shown and stored: without the queries of its URLs and without tokens. */
public final class Redacted {

    private static final Pattern QUERY = Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern TOKEN = Pattern.compile("(?i)\\bdx_(bearer|secret)_[^\\s\"'<>,;]+");

    private Redacted() {}

    public static String text(String text) {
        return TOKEN.matcher(QUERY.matcher(text).replaceAll("$1?…")).replaceAll("dx_$1_…");
    }
}
