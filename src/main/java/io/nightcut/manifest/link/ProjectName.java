package io.nightcut.manifest.link;

import io.nightcut.text.Characters;
import io.nightcut.text.Redacted;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** A project's name as it is sent to Descript: trimmed, on one line, in Unicode form NFC, and otherwise as it was written. */
public record ProjectName(String value) {

    /** In code points. */
    static final int LONGEST = 255;

    /** A link often holds a secret, and a name is shown everywhere: it neither begins with one nor holds one that is signed. */
    private static final Pattern LINK = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*+://|://[^\\s?#@]*+[?#@]");

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
        if (LINK.matcher(value).find()) {
            throw new IllegalArgumentException("the name is a link. Write a name, and the link in the column url.");
        }
        if (Redacted.holdsToken(value)) {
            throw new IllegalArgumentException("the name contains an API token. Write a name without it.");
        }
    }

    /** The name as earlier versions took it from the same cell: they left marks that cannot be seen at its ends. */
    public static String asBefore(String written) {
        return Normalizer.normalize(Characters.trimBlanks(Characters.onOneLine(written)), Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return value;
    }
}
