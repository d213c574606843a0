package io.nightcut.upload;

import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Rejected;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with one upload in this run.
 *
 * @param failures so far, refusals among them
 * @param next not before then
 * @param lost why it is not tried any more, so that its import can never end; null: it is, or there is no need to
 */
record UploadAttempts(
        boolean underWay,
        int failures,
        int refusals,
        Instant next,
        @Nullable String lost) {

    /** Whoever has no right to an address will not be given it; any other refusal may be a mood. */
    private static final Set<Integer> FINAL = Set.of(401, 403, 404, 410);

    private static final int NOT_SENT = 0;
    private static final int REFUSALS = 3;

    static final UploadAttempts NONE = new UploadAttempts(false, 0, 0, Instant.MIN, null);

    UploadAttempts begun() {
        return new UploadAttempts(true, failures, refusals, next, null);
    }

    /** @param again when it would be tried once more */
    UploadAttempts failed(Upload upload, DescriptException failure, Instant again) {
        if (!(failure instanceof Rejected refusal)) {
            return new UploadAttempts(false, failures + 1, refusals, again, null);
        }
        if (refusal.status() == NOT_SENT) {
            return lost(refusal.getMessage());
        }
        if (FINAL.contains(refusal.status())) {
            return upload.begun() ? over() : lost(upload.name() + " was " + refusal.getMessage());
        }
        return refusals + 1 < REFUSALS
                ? new UploadAttempts(false, failures + 1, refusals + 1, again, null)
                : lost("%s was %s, %d times".formatted(upload.name(), refusal.getMessage(), REFUSALS));
    }

    /** All that can be done is to see what becomes of the job. */
    UploadAttempts over() {
        return new UploadAttempts(false, failures, refusals, Instant.MAX, null);
    }

    UploadAttempts lost(String why) {
        return new UploadAttempts(false, failures, refusals, Instant.MAX, why);
    }
}
