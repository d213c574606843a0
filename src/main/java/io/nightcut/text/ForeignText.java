package io.nightcut.text;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody else wrote: Descript, its agent, a media server, a spreadsheet's author. It is no {@link String}, so
 * that it cannot be stored, printed or put into a message as it came: whoever needs it asks for one of these forms.
 */
public final class ForeignText {

    /** In code points. Longer than a spreadsheet's cell may be. */
    private static final int LONGEST = 33_000;

    /** An id that is longer cannot be stored. */
    private static final int LONGEST_ID = 2_000;

    private final String written;

    private ForeignText(String written) {
        this.written = written;
    }

    public static ForeignText of(String written) {
        return new ForeignText(written);
    }

    /** As people may see it, and as it may be stored. */
    public String shown() {
        return shown(LONGEST);
    }

    /**
     * The same, cut at another length. The one way in for texts, in this order: its length, before anything else looks at
     * it; whole characters; secrets; characters that steer a terminal. What is kept is cut last, since half a secret would
     * not be recognised.
     */
    public String shown(int longest) {
        String bounded = Redacted.bounded(written);
        String wellFormed = StorableText.of(bounded, bounded.length());
        String withoutSecrets = Redacted.withoutSecrets(wellFormed);
        return StorableText.of(Characters.visible(withoutSecrets), longest);
    }

    /** Exactly as it was written, if that can be stored and shown as it is; empty: it is no id. */
    public String id() {
        return !written.isBlank()
                        && Characters.isOnOneLine(written)
                        && shown(LONGEST_ID).equals(written)
                ? written
                : "";
    }

    /** An https address that people may open, without query and fragment; null: it is none. */
    public @Nullable String address() {
        return Redacted.address(written);
    }

    public boolean isBlank() {
        return written.isBlank();
    }

    /** Whether it is what a comparison looks for, letter by letter. */
    public boolean is(Predicate<String> soughtFor) {
        return soughtFor.test(written);
    }

    /** For a comparison with names of ours, see {@link FoldedName}. */
    public String folded() {
        return FoldedName.of(written);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ForeignText text && text.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return shown();
    }
}
