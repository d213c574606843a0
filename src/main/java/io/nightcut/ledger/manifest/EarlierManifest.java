package io.nightcut.ledger.manifest;

/**
 * What an earlier manifest of the same name had begun and the one of today no longer has: it is finished too, and the ledger
 * keeps it like the lines of a manifest of its own, under a name that no file has.
 */
public final class EarlierManifest {

    /** Paths are absolute. */
    private static final String PREFIX = "earlier:";

    private EarlierManifest() {}

    /** The name for what was before this manifest. */
    public static String of(String manifest) {
        return PREFIX + manifest;
    }

    public static boolean isOne(String manifest) {
        return manifest.startsWith(PREFIX);
    }

    /** The manifest that took its place. */
    public static String replacedBy(String earlier) {
        return earlier.substring(PREFIX.length());
    }
}
