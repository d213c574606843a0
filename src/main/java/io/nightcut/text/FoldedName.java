package io.nightcut.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * A name as it is compared. Descript may keep a name a little differently from how it was sent: trimmed, in another normal
 * form, with other blanks or in another case.
 */
public final class FoldedName {

    private FoldedName() {}

    /** In NFC and lower case, with one space for each stretch of blanks and none at its ends. */
    public static String of(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        boolean isBlank = false;
        for (char character :
                Characters.trim(Normalizer.normalize(name, Form.NFC)).toCharArray()) {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                isBlank = true;
            } else {
                folded.append(isBlank ? " " : "").append(character);
                isBlank = false;
            }
        }
        // Upper case first: some letters have two lower-case forms.
        return folded.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
