package io.nightcut.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where secrets stand in a word, by how they look. Each search goes once through the word. */
final class SecretPatterns {

    private static final List<String> NAMES = List.of(
            "sig",
            "signature",
            "token",
            "secret",
            "password",
            "passwd",
            "pwd",
            "apikey",
            "api_key",
            "api-key",
            "accesskey",
            "access_key",
            "accesskeyid",
            "credential",
            "jwt",
            "auth",
            "authorization",
            "sessionid",
            "session_id",
            "key-pair-id",
            "policy",
            "rlkey",
            "hmac",
            "ticket",
            "sid",
            "resourcekey");

    private static final int LONGEST_NAME = 40;
    private static final int SHORTEST_JWT = 20;

    /** Up to the value of a member that is named like a secret, in JSON or what looks like it, also within a JSON text. */
    private static final Pattern MEMBER = Pattern.compile(
            "(\\\\?[\"'][\\w-]{0,%d}(?:%s)\\\\?[\"']\\s{0,9}[:=]\\s{0,9}\\\\?[\"'])[^\"'\\\\]{1,4000}"
                    .formatted(LONGEST_NAME, String.join("|", NAMES)),
            Pattern.CASE_INSENSITIVE);

    private SecretPatterns() {}

    /** The text with an ellipsis in the place of each value of a JSON member that is named like a secret. */
    static String withoutMembers(String text) {
        return text.indexOf('"') < 0 && text.indexOf('\'') < 0
                ? text
                : MEMBER.matcher(text).replaceAll("$1…");
    }

    /** Where what must not be shown begins: a URL's query or fragment, or a secret outside of one. */
    static int startIn(String plain) {
        int start = plain.length();
        for (int found : new int[] {inUrl(plain), value(plain), webToken(plain), KnownSecrets.startIn(plain)}) {
            start = found < 0 ? start : Math.min(start, found);
        }
        return start;
    }

    private static int inUrl(String plain) {
        int authority = plain.indexOf("://");
        if (authority < 0) {
            return -1;
        }
        for (int i = authority + 3; i < plain.length(); i++) {
            char sign = plain.charAt(i);
            if (sign == '?' || sign == '#' || (sign == ';' && plain.indexOf('=', i) > 0)) {
                return i + 1;
            }
            if (sign == ';') {
                // No parameter follows here, and so none after any later one.
                int next = firstOf(plain, i + 1, "?#");
                return next < 0 ? -1 : next + 1;
            }
        }
        return -1;
    }

    private static int firstOf(String text, int from, String signs) {
        for (int i = from; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The value of a parameter that is named like a secret. */
    private static int value(String plain) {
        for (int equals = plain.indexOf('='); equals >= 0; equals = plain.indexOf('=', equals + 1)) {
            String before =
                    plain.substring(Math.max(0, equals - LONGEST_NAME), equals).toLowerCase(Locale.ROOT);
            if (equals + 1 < plain.length() && NAMES.stream().anyMatch(before::endsWith)) {
                return equals + 1;
            }
        }
        return -1;
    }

    private static int webToken(String plain) {
        for (int start = plain.indexOf("eyJ"); start >= 0; start = plain.indexOf("eyJ", start + 3)) {
            int end = Math.min(start + SHORTEST_JWT, plain.length());
            if (end - start == SHORTEST_JWT
                    && plain.substring(start, end).chars().allMatch(SecretPatterns::isOfAWebToken)) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isOfAWebToken(int sign) {
        return sign < 128 && (Character.isLetterOrDigit(sign) || sign == '-' || sign == '_');
    }
}
