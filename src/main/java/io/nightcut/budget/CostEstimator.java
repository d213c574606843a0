package io.nightcut.budget;

import io.nightcut.budget.CostModel.Sample;
import io.nightcut.ledger.cost.PastCall;
import io.nightcut.ledger.model.Instruction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What imports and edits cost: as the ledger's paid calls tell, those with the same prompt and model if there are enough of them; else, as
 * long as there is no history, a guess that is written down in budget.md.
 */
final class CostEstimator {

    /** So many past calls say more than the guess. */
    private static final int ENOUGH = 5;

    /** Of each call so many in ten cost no more than what is reserved for it. */
    private static final double UPPER_END = 0.9;

    private static final int DECIMALS = 3;

    /** AI credits of an edit. */
    private static final CostModel USUAL_CREDITS = CostModel.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 12);

    /** Seconds of media. */
    private static final CostModel USUAL_SECONDS = CostModel.of(300, 450, 600, 900, 1200, 1500, 1800, 2400, 3000, 3600);

    /** Seconds of media for each megabyte: from 1.3 MB/s down to 100 kB/s. */
    private static final CostModel USUAL_SECONDS_OF_MEGABYTE = CostModel.of(0.8, 1, 1.3, 1.7, 2.2, 2.8, 3.3, 4, 6, 10);

    private static final double MEGABYTE = 1e6;

    /** Where a cost is known from. */
    enum Basis {
        SAME_PROMPT,
        OTHER_PROMPTS,
        HISTORY,
        NO_HISTORY
    }

    /** A model, and what it rests on. */
    record Based(CostModel model, Basis basis) {}

    private final List<PastCall> imports;
    private final List<PastCall> edits;
    private final Based seconds;
    private final Based secondsOfMegabyte;
    private final Based otherCredits;
    private final Map<Instruction, Based> credits = new HashMap<>();

    private CostEstimator(List<PastCall> imports, List<PastCall> edits) {
        this.imports = imports;
        this.edits = edits;
        List<PastCall> done = imports.stream().filter(PastCall::isDone).toList();
        this.otherCredits = based(samples(edits), Basis.OTHER_PROMPTS, new Based(USUAL_CREDITS, Basis.NO_HISTORY));
        this.seconds = based(
                done.stream()
                        .map(call -> new Sample(call.night(), call.cost().doubleValue(), null))
                        .toList(),
                Basis.HISTORY,
                new Based(USUAL_SECONDS, Basis.NO_HISTORY));
        this.secondsOfMegabyte = based(
                done.stream()
                        .filter(call -> call.bytes() != null && call.bytes() > 0)
                        .map(call -> new Sample(
                                call.night(),
                                call.cost().doubleValue() / (Objects.requireNonNull(call.bytes()) / MEGABYTE),
                                null))
                        .toList(),
                Basis.HISTORY,
                new Based(USUAL_SECONDS_OF_MEGABYTE, Basis.NO_HISTORY));
    }

    static CostEstimator of(List<PastCall> imports, List<PastCall> edits) {
        return new CostEstimator(imports, edits);
    }

    private static Based based(List<Sample> samples, Basis basis, Based otherwise) {
        return samples.size() < ENOUGH ? otherwise : new Based(CostModel.of(samples), basis);
    }

    /** What is known of a project's media. */
    MediaLength length(@Nullable BigDecimal mediaSeconds, @Nullable Long bytes) {
        return new MediaLength(
                mediaSeconds == null ? null : mediaSeconds.doubleValue(), bytes == null ? null : bytes.doubleValue());
    }

    /** Its length, or what it probably is. */
    @Nullable
    Double seconds(MediaLength length) {
        if (length.seconds() != null || length.bytes() == null) {
            return length.seconds();
        }
        return secondsOfMegabyte.model().quantile(0.5, null) * length.bytes() / MEGABYTE;
    }

    /** Media seconds that an import uses at most, in all likelihood. */
    BigDecimal mostSeconds(MediaLength length) {
        if (length.seconds() != null) {
            return rounded(length.seconds());
        }
        return rounded(
                length.bytes() == null
                        ? seconds.model().quantile(UPPER_END, null)
                        : secondsOfMegabyte.model().quantile(UPPER_END, null) * length.bytes() / MEGABYTE);
    }

    /** AI credits that an edit uses at most, in all likelihood. */
    BigDecimal mostCredits(Instruction instruction, MediaLength length) {
        return rounded(credits(instruction).model().quantile(UPPER_END, seconds(length)));
    }

    Based seconds() {
        return seconds;
    }

    Based secondsOfMegabyte() {
        return secondsOfMegabyte;
    }

    /** By this prompt and model, or else by all others. */
    Based credits(Instruction instruction) {
        return credits.computeIfAbsent(
                instruction,
                same -> based(
                        samples(edits.stream()
                                .filter(call -> same.equals(call.instruction()))
                                .toList()),
                        Basis.SAME_PROMPT,
                        otherCredits));
    }

    /** Which part of the imports leads to an edit. */
    double partDone() {
        return (1.0 + imports.stream().filter(PastCall::isDone).count()) / (1.0 + imports.size());
    }

    private static List<Sample> samples(List<PastCall> calls) {
        return calls.stream()
                .map(call -> new Sample(
                        call.night(),
                        call.cost().doubleValue(),
                        call.mediaSeconds() == null ? null : call.mediaSeconds().doubleValue()))
                .toList();
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.UP);
    }
}
