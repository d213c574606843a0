package io.nightcut.text;

import java.util.HexFormat;

/**
 * Undoes the escapes that URLs, JSON and HTML may give a text, however often one is inside another, so that a secret is found
 * in any of its spellings. For looking only: characters beyond ASCII stay escaped.
 */
final class Unescaped {

    private final StringBuilder plain = new StringBuilder();

    private Unescaped() {}

    /** In time that grows with the length alone: each escape that is undone makes the text shorter. */
    static String of(String text) {
        if (!hasEscape(text)) {
            return text;
        }
        Unescaped unescaped = new Unescaped();
        for (int i = 0; i < text.length(); i++) {
            unescaped.add(text.charAt(i));
        }
        return unescaped.plain.toString();
    }

    private static boolean hasEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '%'
                    || sign == '\\'
                    || (sign == '&' && (text.startsWith("#", i + 1) || text.startsWith("amp;", i + 1)))) {
                return true;
            }
        }
        return false;
    }

    private void add(char next) {
        plain.append(next);
        while (undoPercent() || undoJson() || undoHtml()) {
            // One escape may have hidden the start or the end of another.
        }
    }

    private boolean undoPercent() {
        int start = plain.length() - 3;
        return start >= 0 && plain.charAt(start) == '%' && replace(start, start + 1, plain.length(), 16);
    }

    private boolean undoJson() {
        int end = plain.length();
        if (end >= 2 && plain.charAt(end - 2) == '\\' && "/\\\"".indexOf(plain.charAt(end - 1)) >= 0) {
            plain.deleteCharAt(end - 2);
            return true;
        }
        int start = end - 6;
        return start >= 0
                && plain.charAt(start) == '\\'
                && plain.charAt(start + 1) == 'u'
                && replace(start, start + 2, end, 16);
    }

    private boolean undoHtml() {
        int end = plain.length();
        if (plain.charAt(end - 1) != ';') {
            return false;
        }
        int start = end - 1;
        while (start > 0 && end - start < 9 && plain.charAt(start) != '&') {
            start--;
        }
        String entity = plain.substring(start, end);
        if (entity.equals("&amp;")) {
            plain.setLength(start + 1);
            return true;
        }
        if (entity.startsWith("&#x") || entity.startsWith("&#X")) {
            return replace(start, start + 3, end - 1, 16);
        }
        return entity.startsWith("&#") && replace(start, start + 2, end - 1, 10);
    }

    /** The escape that begins at {@code start} becomes its character, if that is in ASCII and can be seen. */
    private boolean replace(int start, int from, int to, int radix) {
        if (from == to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char digit = plain.charAt(i);
            if (radix == 16 ? !HexFormat.isHexDigit(digit) : digit < '0' || digit > '9') {
                return false;
            }
        }
        int character = Integer.parseInt(plain.substring(from, to), radix);
        if (character <= ' ' || character >= 127) {
            return false;
        }
        plain.setLength(start);
        plain.append((char) character);
        return true;
    }
}
