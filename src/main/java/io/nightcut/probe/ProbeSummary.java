package io.nightcut.probe;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** All answers of a probe, counted: how many files can be downloaded, and how large they are together. */
public final class ProbeSummary {

    /** Bytes with so many decimal places are gigabytes. */
    private static final int GIGABYTE_SCALE = 9;

    private int media;
    private int wrong;
    private int sizeless;
    private long bytes;

    /** Counts this answer too. */
    public void add(ProbeAnswer answer) {
        media++;
        if (answer.problem() != null) {
            wrong++;
        }
        if (answer.size() == null) {
            sizeless++;
        } else {
            bytes += answer.size();
        }
    }

    /** How many media have a problem. */
    public int wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return "%d of %d files can be downloaded, %s GB in total%s"
                .formatted(
                        media - wrong,
                        media,
                        BigDecimal.valueOf(bytes, GIGABYTE_SCALE).setScale(2, RoundingMode.HALF_UP),
                        sizeless == 0 ? "" : "; size unknown for %d".formatted(sizeless));
    }
}
