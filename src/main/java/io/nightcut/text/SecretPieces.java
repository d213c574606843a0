package io.nightcut.text;

/**
 * A set of pieces of texts, each of the same length, as 64-bit hashes: a hundred thousand links with several values each
 * take some megabytes, and a text is searched in one pass. That two pieces have the same hash does not happen by chance.
 */
final class SecretPieces {

    /** Long enough that no other text has the same piece by chance, and shorter than any signature. */
    static final int LENGTH = 12;

    /** What comes after so many is found by its pattern only. */
    private static final int MOST = 1_500_000;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long FACTOR_OF_THE_FIRST = power(LENGTH - 1);
    private static final int FIRST_SIZE = 1 << 10;

    /** Open addressing; 0 is an empty place. */
    private long[] hashes = new long[FIRST_SIZE];

    private int count;

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= FACTOR;
        }
        return power;
    }

    /** Adds the piece that begins here. */
    synchronized void add(String text, int start) {
        if (count == MOST) {
            return;
        }
        if (count * 2 >= hashes.length) {
            long[] before = hashes;
            hashes = new long[before.length * 2];
            count = 0;
            for (long hash : before) {
                put(hash);
            }
        }
        put(hash(text, start));
    }

    /** Where the first of the pieces begins in a text; -1: nowhere. */
    synchronized int startIn(String text) {
        if (count == 0 || text.length() < LENGTH) {
            return -1;
        }
        long hash = hash(text, 0);
        for (int start = 0; ; start++) {
            if (hashes[placeOf(hash)] != 0) {
                return start;
            }
            if (start + LENGTH == text.length()) {
                return -1;
            }
            hash = (hash - text.charAt(start) * FACTOR_OF_THE_FIRST) * FACTOR + text.charAt(start + LENGTH);
        }
    }

    private static long hash(String text, int start) {
        long hash = 0;
        for (int i = start; i < start + LENGTH; i++) {
            hash = hash * FACTOR + text.charAt(i);
        }
        return hash;
    }

    private void put(long hash) {
        int place = placeOf(hash);
        if (hash != 0 && hashes[place] == 0) {
            hashes[place] = hash;
            count++;
        }
    }

    private int placeOf(long hash) {
        int place = (int) ((hash * FACTOR) >>> 32) & (hashes.length - 1);
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & (hashes.length - 1);
        }
        return place;
    }
}
