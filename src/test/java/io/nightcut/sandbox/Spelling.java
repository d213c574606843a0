package io.nightcut.sandbox;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may become of a name on its way through Descript. */
public enum Spelling {
    SAME,
    /** Without blanks at its ends. */
    TRIMMED,
    /** A letter and its accent apart. */
    NFD,
    /** Each inner blank is a no-break space and a blank. */
    WIDE_BLANKS,
    UPPER,
    LOWER,
    /** After so many letters a name may be cut off: 12. */
    CUT,
    NULL;

    @Nullable
    String of(String name) {
        return switch (this) {
            case SAME -> name;
            case TRIMMED -> name.strip();
            case NFD -> Normalizer.normalize(name, Normalizer.Form.NFD);
            case WIDE_BLANKS -> name.replace(" ", "\u00a0 ");
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case CUT -> name.substring(0, Math.min(12, name.length()));
            case NULL -> null;
        };
    }
}
