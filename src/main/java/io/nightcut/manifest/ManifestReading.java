package io.nightcut.manifest;

import java.util.Optional;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The reading of the manifest in this run, which goes from step to step in the run's execution context.
 *
 * @param number by which the ledger knows it
 * @param digest of what is read, see {@link ManifestDigest}
 */
record ManifestReading(long number, String digest) {

    private static final String NUMBER = "manifest.reading";
    private static final String DIGEST = "manifest.digest";

    /** Empty: the reading of an earlier run still counts. */
    static Optional<ManifestReading> in(ExecutionContext run) {
        return run.containsKey(NUMBER)
                ? Optional.of(new ManifestReading(run.getLong(NUMBER), run.getString(DIGEST)))
                : Optional.empty();
    }

    void putInto(ExecutionContext run) {
        run.putLong(NUMBER, number);
        run.putString(DIGEST, digest);
    }

    /** A run that is resumed begins with the context of the one before, and so with its reading. */
    static void removeFrom(ExecutionContext run) {
        run.remove(NUMBER);
        run.remove(DIGEST);
    }
}
