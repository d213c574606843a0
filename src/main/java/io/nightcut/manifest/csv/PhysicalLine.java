package io.nightcut.manifest.csv;

/**
 * A line of a text without its line break.
 *
 * @param number counted from 1
 * @param text at most one character longer than {@link #LONGEST}
 */
record PhysicalLine(int number, String text) {

    /** In characters. Nobody writes a longer line by hand; it is cut, so that a manifest is read in flat memory. */
    static final int LONGEST = 100_000;

    boolean isCut() {
        return text.length() > LONGEST;
    }
}
