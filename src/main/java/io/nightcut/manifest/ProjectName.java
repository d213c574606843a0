package io.nightcut.manifest;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A project's name as it is sent: trimmed, on one line, and otherwise as the person wrote it. */
public record ProjectName(String value) {

    /** In code points. */
    static final int LONGEST = 255;

    private static final String CONTROL = "\\p{Cntrl}\\x{80}-\\x{9f}\\u2028\\u2029";
    // The lookbehind keeps a long row of blanks from being tried again at each of them.
    private static final Pattern BREAKS = Pattern.compile("(?:(?<! ) ++)?[" + CONTROL + "][ " + CONTROL + "]*+");

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

    /** Line breaks and other control characters become one space. */
    static String onOneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    @Override
    public String toString() {
        return value;
    }
}
