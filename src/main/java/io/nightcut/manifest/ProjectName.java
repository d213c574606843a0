package io.nightcut.manifest;

import java.text.Normalizer;

/** A project's name as it is sent: trimmed, on one line, and otherwise as the person wrote it. */
public record ProjectName(String value) {

    /** In code points. */
    static final int LONGEST = 255;

    /** @throws IllegalArgumentException with a sentence for the person, when there is no name or too much of it */
    public ProjectName {
        value = Normalizer.normalize(Column.trim(onOneLine(value)), Normalizer.Form.NFC);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the name is empty. Give the project a name.");
        }
        int length = value.codePointCount(0, value.length());
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "the name has %d characters. Shorten it to %d.".formatted(length, LONGEST));
        }
    }

    static boolean isOnOneLine(String text) {
        return text.chars().noneMatch(ProjectName::isBreak);
    }

    /** Line breaks and other control characters become one space, with the spaces around them. */
    static String onOneLine(String text) {
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

    @Override
    public String toString() {
        return value;
    }
}
