package io.nightcut.text;

/** Invisible characters, which people copy into cells without noticing, and line breaks. */
public final class Characters {

    /** They shape letters and emojis, and hide nothing. */
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private static final int NON_JOINER = 0x200c;

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

    /** The text without blanks at its ends, as the first versions trimmed it: marks that cannot be seen stay. */
    public static String trimBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isInvisible(char character) {
        return isBlank(character) || (character >= 0x80 && isHidden(character));
    }

    private static boolean isBlank(char character) {
        return character <= ' '
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || character == '\u200b'
                || character == '\ufeff';
    }

    /** Whether the text has no line break and no other control character. */
    public static boolean isOnOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBreak(text.charAt(i))) {
                return false;
            }
        }
        return true;
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

    /**
     * The text without characters that change what surrounds them on a terminal or a page: control characters become a space
     * (line breaks and tabs stay), those that turn the direction of writing or cannot be seen are dropped, and half a
     * surrogate pair becomes a replacement character.
     */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int character = text.codePointAt(i);
            i += Character.charCount(character) - 1;
            if (character == '\n' || character == '\t' || isJoiner(character)) {
                visible.append((char) character);
            } else if (isBreak(character)) {
                visible.append(' ');
            } else if (Character.getType(character) == Character.SURROGATE) {
                visible.append('\ufffd');
            } else if (!isHidden(character)) {
                visible.appendCodePoint(character);
            }
        }
        return visible.toString();
    }

    /**
     * The text on one line, as a terminal or a log takes it without harm: whatever {@link #visible} drops or changes, and
     * line breaks too, are written as in Java, such as {@code \\u001b}. Tabs stay.
     */
    public static String escaped(String text) {
        if (text.codePoints().noneMatch(Characters::isEscaped)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\r') {
                escaped.append(character == '\n' ? "\\n" : "\\r");
            } else if (isEscaped(character)) {
                for (char half : Character.toChars(character)) {
                    escaped.append("\\u%04x".formatted((int) half));
                }
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    private static boolean isEscaped(int character) {
        return character != '\t'
                && (isBreak(character) || isHidden(character) || Character.getType(character) == Character.SURROGATE);
    }

    /** The text without characters that cannot be seen, for a search in it. */
    static String withoutHidden(String text) {
        return isPlain(text)
                ? text
                : text.codePoints()
                        .filter(character -> !isHidden(character)
                                && !isJoiner(character)
                                && !isBreak(character)
                                && !isVariation(character))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Whether it can neither be seen nor shapes what can, such as a mark for the direction of writing. */
    public static boolean isHidden(int character) {
        return Character.getType(character) == Character.FORMAT && !isJoiner(character);
    }

    private static boolean isJoiner(int character) {
        return character == ZERO_WIDTH_JOINER || character == NON_JOINER;
    }

    /** They choose between forms of the character before them, and otherwise are not seen. */
    private static boolean isVariation(int character) {
        return (character >= 0xfe00 && character <= 0xfe0f) || character == 0x034f;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBreak(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }
}
