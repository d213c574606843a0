package io.nightcut.probe;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** All answers together, in a line for people. */
public final class ProbeSummary {

    private static final int GIGABYTE_DIGITS = 9;

    private int media;
    private int wrong;
    private int sizeless;
    private long bytes;

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

    public int wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return "%d of %d files can be fetched, %s GB in all%s"
                .formatted(
                        media - wrong,
                        media,
                        BigDecimal.valueOf(bytes, GIGABYTE_DIGITS).setScale(2, RoundingMode.HALF_UP),
                        sizeless == 0 ? "" : "; the size of %d is not known".formatted(sizeless));
    }
}
