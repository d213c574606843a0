package io.nightcut.upload;

import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Rejected;
import java.time.Instant;
import java.util.Set;

/** How an upload stands in this run. A new run begins every upload anew. */
sealed interface UploadAttempts {

    /** It has not been tried yet. */
    UploadAttempts UNTRIED = new Waiting(0, 0, Instant.MIN);

    /**
     * It is to be tried, for the first time or again.
     *
     * @param failures so far, refusals among them
     * @param refusals of the address so far
     * @param next not before then
     */
    record Waiting(int failures, int refusals, Instant next) implements UploadAttempts {

        UnderWay begun() {
            return new UnderWay(failures, refusals);
        }

        boolean isDue(Instant now) {
            return !next.isAfter(now);
        }
    }

    /** Its bytes are being sent. */
    record UnderWay(int failures, int refusals) implements UploadAttempts {

        private static final Set<Integer> FINAL = Set.of(401, 403, 404, 410);
        private static final int NOT_SENT = 0;
        private static final int MOST_REFUSALS = 3;

        /**
         * The state that follows from a failure: an address that is surely not good any more is not tried again, and one
         * that refuses for another reason only a few times.
         *
         * @param again when it is tried again, if it is
         */
        UploadAttempts failed(Upload upload, DescriptException failure, Instant again) {
            if (!(failure instanceof Rejected refusal)) {
                return new Waiting(failures + 1, refusals, again);
            }
            if (refusal.status() == NOT_SENT) {
                return new Lost(refusal.getMessage());
            }
            if (FINAL.contains(refusal.status())) {
                // An address may be closed because the file has arrived, though the answer to that did not.
                return upload.begun() ? new Over() : new Lost(upload.name() + " was " + refusal.getMessage());
            }
            return refusals + 1 < MOST_REFUSALS
                    ? new Waiting(failures + 1, refusals + 1, again)
                    : new Lost("%s was %s, %d times".formatted(upload.name(), refusal.getMessage(), MOST_REFUSALS));
        }
    }

    /**
     * The file cannot be uploaded any more, so that its import will never end.
     *
     * @param why a clause for the project's message
     */
    record Lost(String why) implements UploadAttempts {}

    /** It is not tried again in this run; what became of it is seen from its import job. */
    record Over() implements UploadAttempts {}
}
