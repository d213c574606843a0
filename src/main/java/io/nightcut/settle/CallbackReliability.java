package io.nightcut.settle;

import java.util.Optional;

/**
 * Whether callbacks tell of the end of every job. One end that none has told of, or three in a row of which they told too
 * late, are enough to rely on them no longer; after that they have to tell of several in a row, of twice as many each time.
 * Only computes.
 */
final class CallbackReliability {

    private static final int FIRST_PROBATION = 10;
    private static final int MOST_LATE = 3;

    private boolean reliable = true;
    private int probation = FIRST_PROBATION;
    private int toldInARow;
    private int lateInARow;

    /** Whether jobs need not be looked at before a callback tells of them. */
    boolean isReliable() {
        return reliable;
    }

    /**
     * A callback has told of an end.
     *
     * @return the number that it took, if callbacks are relied on again by this one
     */
    Optional<Integer> told() {
        toldInARow++;
        lateInARow = 0;
        if (reliable || toldInARow < probation) {
            return Optional.empty();
        }
        reliable = true;
        probation *= 2;
        return Optional.of(toldInARow);
    }

    /**
     * A callback has told of an end that was seen before. It may have been on its way.
     *
     * @return whether callbacks are relied on no longer since this one
     */
    boolean late() {
        lateInARow++;
        return lateInARow >= MOST_LATE && untold();
    }

    /**
     * A job has ended, and no callback has told of it in time.
     *
     * @return whether callbacks are relied on no longer since this one
     */
    boolean untold() {
        boolean wasReliable = reliable;
        toldInARow = 0;
        lateInARow = 0;
        reliable = false;
        return wasReliable;
    }
}
