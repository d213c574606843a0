package io.nightcut.callback;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many calls pass in each second. */
final class CallRate {

    private final int most;
    private final LongSupplier nanoTime;
    private long second;
    private int passed;

    CallRate(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** Whether one more call may pass now. */
    synchronized boolean permits() {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
        if (now != second) {
            second = now;
            passed = 0;
        }
        if (passed == most) {
            return false;
        }
        passed++;
        return true;
    }
}
