package io.nightcut.text;

import java.util.regex.Pattern;

/**
 * Texts and URLs that come from outside, without what may be secret in them. The query of a URL often holds a signature
 * with which anybody could fetch the file; it is never shown nor stored.
 */
public final class Redacted {

    private static final Pattern QUERY = Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern TOKEN = Pattern.compile("(?i)\\bdx_(bearer|secret)_[^\\s\"'<>,;]+");
    private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=:|\\s|^)//[^/?#]*@");
    private static final int EXCERPT = 120;

    private Redacted() {}

    /** A text with the queries of its URLs, and Descript's API tokens, replaced by an ellipsis. */
    public static String text(String text) {
        return TOKEN.matcher(QUERY.matcher(text).replaceAll("$1?…")).replaceAll("dx_$1_…");
    }

    /** A URL without query, fragment, user and password. */
    public static String url(String url) {
        String location = QUERY_OR_FRAGMENT.matcher(url).replaceFirst("");
        return CREDENTIALS.matcher(location).replaceAll("//");
    }

    /** What somebody wrote where a URL belongs, for a message: redacted like a URL, and cut at 120 characters. */
    public static String excerpt(String written) {
        return excerpt(written, EXCERPT);
    }

    /** The same, cut at another length. */
    public static String excerpt(String written, int length) {
        String shown = url(written);
        if (shown.length() <= length) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(length - 1)) ? length - 1 : length;
        return shown.substring(0, end) + "…";
    }
}
