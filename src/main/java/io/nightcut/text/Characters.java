package io.nightcut.text;

/** Invisible characters, which people copy into cells without noticing, and line breaks. */
public final class Characters {

    private Characters() {}

    /** The text without invisible characters at its ends, such as the no-break spaces of a copied text. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isInvisible(text.charAt(start))) {
            start++;
        }
        while (start < end && isInvisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isInvisible(char character) {
        return character <= ' '
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || character == '\u200b'
                || character == '\ufeff';
    }

    /** Whether the text has no line break and no other control character. */
    public static boolean isOnOneLine(String text) {
        return text.chars().noneMatch(Characters::isBreak);
    }

    /** Line breaks and other control characters become one space, with the spaces around them. */
    public static String onOneLine(String text) {
        if (isOnOneLine(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        int position = 0;
        while (position < text.length()) {
            int end = position;
            boolean isBroken = false;
            while (end < text.length() && (text.charAt(end) == ' ' || isBreak(text.charAt(end)))) {
                isBroken |= isBreak(text.charAt(end));
                end++;
            }
            line.append(isBroken ? " " : text.substring(position, end));
            if (end < text.length()) {
                line.append(text.charAt(end));
            }
            position = end + 1;
        }
        return line.toString();
    }

    private static boolean isBreak(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }
}
