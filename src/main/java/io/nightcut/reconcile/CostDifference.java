package io.nightcut.reconcile;

import io.nightcut.descript.api.JobStatus.Result;
import io.nightcut.ledger.cost.PaidCall;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job of which Descript tells other costs than nightcut has written down.
 *
 * @param job {@code import} or {@code edit}
 * @param knownSeconds media seconds that nightcut has of it
 * @param billedSeconds media seconds that Descript tells
 */
public record CostDifference(
        String name,
        String job,
        String jobId,
        BigDecimal knownSeconds,
        BigDecimal knownCredits,
        BigDecimal billedSeconds,
        BigDecimal billedCredits) {

    static Optional<CostDifference> of(PaidCall call, @Nullable Result told) {
        CostDifference difference = new CostDifference(
                call.projectName(),
                call.stage().word(),
                call.jobId(),
                orZero(call.mediaSecondsUsed()),
                orZero(call.aiCreditsUsed()),
                orZero(told == null ? null : told.mediaSecondsUsed()),
                orZero(told == null ? null : told.aiCreditsUsed()));
        return difference.isOne() ? Optional.of(difference) : Optional.empty();
    }

    private boolean isOne() {
        return knownSeconds.compareTo(billedSeconds) != 0 || knownCredits.compareTo(billedCredits) != 0;
    }

    /** {@code "Weekly Recap": edit job 43: nightcut has 0 s and 5.397 credits, Descript 0 s and 6 credits}. */
    @Override
    public String toString() {
        return "\"%s\": %s job %s: nightcut has %s s and %s credits, Descript %s s and %s credits"
                .formatted(
                        name,
                        job,
                        jobId,
                        knownSeconds.toPlainString(),
                        knownCredits.toPlainString(),
                        billedSeconds.toPlainString(),
                        billedCredits.toPlainString());
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        BigDecimal exact = Objects.requireNonNullElse(number, BigDecimal.ZERO).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
