package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a cell for a link: the link itself, or it between quotes or brackets, or several of them. A link inside the
 * path or a parameter of another one belongs to it.
 */
final class UrlCell {

    private static final String OPENING = "<\"'“”„«‹‘’[(";
    private static final String CLOSING = ">\"'“”»›‘’])";
    private static final String INSIDE = "=?:%";
    private static final String PUNCTUATION = ",;.";

    /** One of them stands between two files. */
    private static final String SEPARATORS = ",;|\n<";

    private static final String AMPERSAND = "&amp;";

    private static final String FILE = "\\.(?:%s)".formatted(MediaIdentity.ANY_EXTENSION);
    private static final Pattern BETWEEN_FILES =
            Pattern.compile("(?i)%s(?:[^\\S\\n]*+\\n|\\s*+[,;|]|\\s*+<br ?/?>)\\s*+\\S".formatted(FILE));
    private static final Pattern FILE_AND_BLANK = Pattern.compile("(?i)%s\\s".formatted(FILE));

    private UrlCell() {}

    /**
     * The one link or path that stands in it.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote it, which never holds the link's query
     */
    static String linkIn(String cell) {
        String text = Characters.trim(cell);
        if (text.length() > HttpUrl.LONGEST) {
            return text;
        }
        String link = withoutBrackets(text);
        int first = link.indexOf("://");
        if (first < 0) {
            if (isSeveralFiles(link)) {
                throw several("several files");
            }
            return link;
        }
        refuseSeveral(link);
        if (!startsWithScheme(link, 0)) {
            refuseTextBefore(link);
            return link;
        }
        refuseInvisible(link);
        boolean hasBlank = hasBlank(link);
        refuseSignsInTheFileName(link, hasBlank);
        if (PUNCTUATION.indexOf(link.charAt(link.length() - 1)) >= 0
                && isPath(link)
                && MediaIdentity.endsWithFile(withoutPunctuation(link))) {
            return withoutPunctuation(link);
        }
        if (hasBlank && isPath(link) && FILE_AND_BLANK.matcher(link).find() && !MediaIdentity.endsWithFile(link)) {
            throw new IllegalArgumentException("the url cell has text behind the link. Write the link alone.");
        }
        return unescaped(link);
    }

    /** Some programs write {@code &} as HTML does. */
    static String unescaped(String link) {
        String unescaped = link;
        while (unescaped.contains(AMPERSAND)) {
            unescaped = unescaped.replace(AMPERSAND, "&");
        }
        return unescaped;
    }

    private static String withoutBrackets(String text) {
        int start = 0;
        while (start < text.length()
                && (OPENING.indexOf(text.charAt(start)) >= 0 || (start > 0 && text.charAt(start) == ' '))) {
            start++;
        }
        if (start == 0 || !startsWithScheme(text, start)) {
            return text;
        }
        int end = text.length();
        while (end > start && (CLOSING.indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(start, end);
    }

    private static void refuseSeveral(String link) {
        int links = startsWithScheme(link, 0) ? 1 : 0;
        int separate = 0;
        for (int sign = link.indexOf("://", 1); sign >= 0; sign = link.indexOf("://", sign + 1)) {
            int start = startOfScheme(link, sign);
            if (start > 0 && isSeparate(link, start)) {
                separate++;
            }
        }
        if (links + separate > 1) {
            throw several((links + separate) + " links");
        }
        if (links == 1 && link.indexOf('?') < 0 && isSeveralFiles(link)) {
            throw several("several files");
        }
    }

    private static boolean isSeveralFiles(String link) {
        if (!hasSeparator(link) || !MediaIdentity.endsWithFile(link)) {
            return false;
        }
        Matcher between = BETWEEN_FILES.matcher(link);
        return between.find() && between.end() <= link.lastIndexOf('.');
    }

    /** Whether nothing ends its path. */
    private static boolean isPath(String link) {
        return link.indexOf('?') < 0 && link.indexOf('#') < 0;
    }

    private static boolean hasSeparator(String link) {
        for (int i = 0; i < SEPARATORS.length(); i++) {
            if (link.indexOf(SEPARATORS.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException several(String what) {
        return new IllegalArgumentException(
                "the url cell has %s. Write one line for each, with the same name, and use --group to make one project of them."
                        .formatted(what));
    }

    /** Where http or https begins before this sign; below zero: something else stands there. */
    private static int startOfScheme(String link, int sign) {
        for (String scheme : new String[] {"https", "http"}) {
            int start = sign - scheme.length();
            if (start >= 0 && link.regionMatches(true, start, scheme, 0, scheme.length())) {
                return start;
            }
        }
        return -1;
    }

    private static boolean startsWithScheme(String text, int start) {
        return text.regionMatches(true, start, "http://", 0, 7) || text.regionMatches(true, start, "https://", 0, 8);
    }

    private static boolean isSeparate(String link, int start) {
        char before = link.charAt(start - 1);
        if (before == '/') {
            return MediaIdentity.endsWithFile(link.substring(0, start - 1));
        }
        return INSIDE.indexOf(before) < 0;
    }

    private static void refuseTextBefore(String link) {
        String lower = link.toLowerCase(Locale.ROOT);
        int start = Math.max(lower.indexOf(" https://"), lower.indexOf("(https://"));
        if (start > 0) {
            throw new IllegalArgumentException("the url cell has text before the link. Write the link alone.");
        }
    }

    private static void refuseInvisible(String link) {
        for (int i = 0; i < link.length(); i++) {
            if (link.charAt(i) >= 0x80 && Characters.isHidden(link.charAt(i))) {
                throw new IllegalArgumentException(
                        "the url has an invisible character (U+%04X) at its position %d. Remove it, or copy the link again."
                                .formatted((int) link.charAt(i), i + 1));
            }
        }
    }

    private static void refuseSignsInTheFileName(String link, boolean hasBlank) {
        int hash = link.indexOf('#');
        if (hash >= 0 && link.indexOf('?') < 0) {
            refuseSign(link, hash, MediaIdentity.endsWithFile(link.substring(hash)), "%23");
        }
        int question = link.indexOf('?');
        if (question >= 0 && (hash < 0 || hash > question) && (hasBlank || link.contains("?."))) {
            refuseSign(link, question, isName(link.substring(question + 1)), "%3F");
        }
    }

    /** Whether it is what a file's name has behind its question mark, and no query. */
    private static boolean isName(String behind) {
        int end = behind.lastIndexOf('.');
        if (!MediaIdentity.endsWithFile(behind)) {
            return false;
        }
        return end == 0 || (behind.indexOf('=') < 0 && behind.indexOf('/') < 0 && hasBlank(behind.substring(0, end)));
    }

    private static void refuseSign(String link, int sign, boolean isInName, String encoded) {
        if (isInName && !MediaIdentity.endsWithFile(link.substring(0, sign))) {
            throw new IllegalArgumentException(
                    "the file name has a %1$s, which ends the path of a link. Write %2$s instead of %1$s."
                            .formatted(link.charAt(sign), encoded));
        }
    }

    private static boolean hasBlank(String link) {
        for (int i = 0; i < link.length(); i++) {
            if (link.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    private static String withoutPunctuation(String link) {
        int end = link.length();
        while (PUNCTUATION.indexOf(link.charAt(end - 1)) >= 0) {
            end--;
        }
        return link.substring(0, end);
    }
}
