package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import java.text.Normalizer;

/** A project's name as it is sent to Descript: trimmed, on one line, in Unicode form NFC, and otherwise as it was written. */
public record ProjectName(String value) {

    /** In code points. */
    static final int LONGEST = 255;

    /** @throws IllegalArgumentException with a sentence for the person, when the name is empty or too long */
    public ProjectName {
        value = Normalizer.normalize(Characters.trim(Characters.onOneLine(value)), Normalizer.Form.NFC);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the name is empty. Give the project a name.");
        }
        int length = value.codePointCount(0, value.length());
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "the name has %d characters. Shorten it to %d.".formatted(length, LONGEST));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
