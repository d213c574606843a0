package io.nightcut.text;

/** Text from outside in a form that every database, file and terminal takes: well-formed, without NUL, and not too long. */
final class StorableText {

    private static final int REPLACEMENT = '\ufffd';

    private StorableText() {}

    /**
     * The text with lone surrogates and NUL replaced, cut between two code points.
     *
     * @param maxCodePoints what is longer is cut and gets an ellipsis behind
     */
    static String of(String text, int maxCodePoints) {
        StringBuilder storable = new StringBuilder(Math.min(text.length(), maxCodePoints + 1));
        int position = 0;
        for (int count = 0; position < text.length() && count < maxCodePoints; count++) {
            int codePoint = text.codePointAt(position);
            position += Character.charCount(codePoint);
            storable.appendCodePoint(isStorable(codePoint) ? codePoint : REPLACEMENT);
        }
        return position < text.length() ? storable.append('…').toString() : storable.toString();
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
