package io.nightcut.results;

import io.nightcut.control.ExitCode;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.batch.core.ExitStatus;

/** How a run ended: decided here alone, from what became of its projects. */
public enum RunEnding {

    /** Every project is edited, and none needs a look. */
    ALL_EDITED("COMPLETED", ExitCode.DONE),

    /** The run came to its end, and some projects failed, need a look or a manual check. */
    SOME_TO_REVIEW("COMPLETED WITH FAILURES", ExitCode.SOME_TO_REVIEW),

    /** Something was left undone: the same command continues. */
    STOPPED("STOPPED", ExitCode.STOPPED);

    private final String status;
    private final int exitCode;

    RunEnding(String status, int exitCode) {
        this.status = status;
        this.exitCode = exitCode;
    }

    /**
     * The ending of a run that leaves its projects like this.
     *
     * @param brokenOff too many projects failed with the same cause
     * @throws IllegalStateException a line of the manifest is in none of the counts, or in two
     */
    static RunEnding of(Tally tally, boolean brokenOff) {
        if (!tally.addsUp()) {
            throw new IllegalStateException("The ledger does not add up: " + tally + " of " + tally.read());
        }
        if (tally.isAllDone()) {
            return ALL_EDITED;
        }
        return tally.isUnfinished() || brokenOff ? STOPPED : SOME_TO_REVIEW;
    }

    /** The ending that Spring Batch has stored with a run; empty: none of these, since a step failed. */
    public static Optional<RunEnding> of(ExitStatus stored) {
        return Stream.of(values())
                .filter(ending -> ending.status.equals(stored.getExitCode()))
                .findFirst();
    }

    /** What Spring Batch stores with the run. */
    public ExitStatus status() {
        return new ExitStatus(status);
    }

    /** What the command ends with. */
    public int exitCode() {
        return exitCode;
    }
}
