package io.nightcut.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts and URLs that come from outside, without what may be secret in them. The query of a URL often holds a signature
 * with which anybody could fetch the file; it is never shown nor stored.
 */
public final class Redacted {

    /** In characters. Nobody reads more of a message or an agent's answer, and a longer one costs the night's time. */
    static final int LONGEST = 100_000;

    private static final Pattern CREDENTIALS = Pattern.compile("(?<=:|\\s|^)//[^/?#]*@");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https://[a-z0-9.-]+(:\\d+)?(/[a-z0-9._~%/-]*)?");
    private static final int LONGEST_ADDRESS = 4000;
    private static final Pattern HIDDEN_ALREADY = Pattern.compile("…[,;.:)'\\]]*");
    private static final String WORD_ENDS = "\"<>";

    /** What of an escape, a URL, a parameter or a password is in ASCII. */
    private static final String SIGNS_OF_A_SECRET = "%\\&:=@?#;";

    private static final int EXCERPT = 120;

    private Redacted() {}

    /**
     * A text in which one of somebody else stands, as it may be shown and stored: cut if it is very long, with the queries
     * of its URLs and all known or probable secrets replaced by an ellipsis, and without control and direction characters.
     */
    public static String text(String text) {
        return Characters.visible(withoutSecrets(text));
    }

    /** On one line of a terminal or a log: without secrets, and with control and direction characters as escapes. */
    public static String line(String text) {
        return Characters.escaped(withoutSecrets(text));
    }

    static String withoutSecrets(String text) {
        String bounded = SecretPatterns.withoutMembers(bounded(text));
        if (isSurelyOpen(bounded)) {
            return bounded;
        }
        StringBuilder shown = new StringBuilder(bounded.length());
        int position = 0;
        while (position < bounded.length()) {
            int end = position;
            while (end < bounded.length() && !isBetweenWords(bounded.charAt(end))) {
                end++;
            }
            shown.append(word(bounded.substring(position, end)));
            if (end < bounded.length()) {
                shown.append(bounded.charAt(end));
            }
            position = end + 1;
        }
        return shown.toString();
    }

    /** Whether nothing in it can be a secret, which is quickly seen of most texts. */
    private static boolean isSurelyOpen(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign >= 127 || SIGNS_OF_A_SECRET.indexOf(sign) >= 0) {
                return false;
            }
        }
        return tokenIn(text) < 0 && !text.contains("eyJ") && KnownSecrets.startIn(text) < 0;
    }

    /** Whether an API token stands in it, in whatever spelling. */
    public static boolean holdsToken(String text) {
        return tokenIn(Unescaped.of(Characters.withoutHidden(text))) >= 0;
    }

    /** An https address that people may open, without query and fragment; null: it is none, or holds a token. */
    public static @Nullable String address(String url) {
        String location = withoutQuery(url);
        return location.length() <= LONGEST_ADDRESS
                        && ADDRESS.matcher(location).matches()
                        && text(location).equals(location)
                ? location
                : null;
    }

    /** A URL without query, fragment, user and password. */
    public static String url(String url) {
        String location = withoutQuery(url);
        return location.indexOf('@') < 0
                ? location
                : CREDENTIALS.matcher(location).replaceAll("//");
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        int end = query < 0 || (fragment >= 0 && fragment < query) ? fragment : query;
        return end < 0 ? url : url.substring(0, end);
    }

    /** What somebody wrote where a URL belongs, for a message: redacted like a URL, and cut at 120 characters. */
    public static String excerpt(String written) {
        return excerpt(written, EXCERPT);
    }

    /** The same, cut at another length. */
    public static String excerpt(String written, int length) {
        String shown = text(url(bounded(written)));
        if (shown.length() <= length) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(length - 1)) ? length - 1 : length;
        return shown.substring(0, end) + "…";
    }

    /** Cut before anything looks at it; not within a word, since half a secret could not be recognised any more. */
    static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST;
        while (end > 0 && !isBetweenWords(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private static boolean isBetweenWords(char sign) {
        return sign <= ' ' || Character.isWhitespace(sign) || WORD_ENDS.indexOf(sign) >= 0;
    }

    private static String word(String written) {
        String plain = Unescaped.of(Characters.withoutHidden(written));
        int token = tokenIn(plain);
        int secret = SecretPatterns.startIn(plain);
        if (token >= 0 && token <= secret) {
            int kindStart = token + "dx_".length();
            String kind = "dx_" + plain.substring(kindStart, plain.indexOf('_', kindStart) + 1);
            return withoutPassword(plain.substring(0, token)) + kind + "…" + punctuationOf(plain);
        }
        if (secret < plain.length()
                && !HIDDEN_ALREADY.matcher(plain.substring(secret)).matches()) {
            return withoutPassword(plain.substring(0, secret)) + "…";
        }
        String open = withoutPassword(plain);
        return open.equals(plain) ? written : open;
    }

    private static int tokenIn(String plain) {
        for (int bar = plain.indexOf('_'); bar >= 0; bar = plain.indexOf('_', bar + 1)) {
            int start = bar - "dx".length();
            if (plain.regionMatches(true, start, "dx_bearer_", 0, "dx_bearer_".length())
                    || plain.regionMatches(true, start, "dx_secret_", 0, "dx_secret_".length())) {
                return start;
            }
        }
        return -1;
    }

    private static String punctuationOf(String word) {
        String last = word.substring(word.length() - 1);
        return ",;.".contains(last) ? last : "";
    }

    /** Without {@code user:password@}, wherever a host may follow it, and without a user of a URL. */
    private static String withoutPassword(String plain) {
        if (plain.indexOf('@') < 0) {
            return plain;
        }
        StringBuilder open = new StringBuilder(plain.length());
        int start = 0;
        while (start < plain.length()) {
            int end = start;
            while (end < plain.length() && plain.charAt(end) != '/' && plain.charAt(end) != '\\') {
                end++;
            }
            String part = plain.substring(start, end);
            int at = part.lastIndexOf('@');
            boolean isAuthority = start >= 3 && plain.startsWith("://", start - 3);
            boolean isSecret = at >= 0 && (isAuthority || (part.indexOf(':') >= 0 && part.indexOf(':') < at));
            open.append(isSecret ? part.substring(at + 1) : part);
            if (end < plain.length()) {
                open.append(plain.charAt(end));
            }
            start = end + 1;
        }
        return open.toString();
    }
}
