package io.nightcut.budget;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * What a number of calls cost together: draws it many times from what past calls have cost. Each time the past itself is drawn
 * anew (by nights, if there are some), since it is only a sample too; and where the nights of the past differ from each other
 * by more than chance, so does the next one.
 */
final class CostSimulation {

    private static final int TIMES = 400;
    private static final long SEED = 17;

    /** Of more calls than that the sum is normally distributed. */
    private static final int FEW = 40;

    private final Random random = new Random(SEED);
    private final double[] totals = new double[TIMES];

    /**
     * Adds calls.
     *
     * @param isLengthKnown whether their media's length is known
     * @param scales how many times as much as the model's usual call each of them costs
     * @param part with which probability each of them is made at all
     */
    void add(CostModel model, boolean isLengthKnown, double[] scales, double part) {
        if (scales.length == 0) {
            return;
        }
        PastNights past = PastNights.of(model, isLengthKnown);
        double scale = Arrays.stream(scales).sum();
        double squares = Arrays.stream(scales).map(each -> each * each).sum();
        for (int time = 0; time < TIMES; time++) {
            PastNights drawn = past.drawn(random);
            totals[time] += past.dearer(random)
                    * (scales.length <= FEW ? ofFew(drawn, scales, part) : ofMany(drawn, scale, squares, part));
        }
    }

    /** Adds what is known for sure. */
    void add(double sum) {
        Arrays.setAll(totals, time -> totals[time] + sum);
    }

    /** From what one of ten nights stays below to what nine of ten do. */
    Range range() {
        double[] sorted = totals.clone();
        Arrays.sort(sorted);
        DoubleUnaryOperator at = part -> sorted[(int) Math.round(part * (TIMES - 1))];
        return new Range(
                at.applyAsDouble(Range.ONE_OF_TEN),
                Arrays.stream(sorted).average().orElse(0),
                at.applyAsDouble(1 - Range.ONE_OF_TEN));
    }

    private double ofFew(PastNights past, double[] scales, double part) {
        double sum = 0;
        for (double scale : scales) {
            if (part >= 1 || random.nextDouble() < part) {
                sum += scale * past.any(random);
            }
        }
        return sum;
    }

    private double ofMany(PastNights past, double scale, double squares, double part) {
        double mean = past.mean();
        double ofEach = part * (past.variance() + (1 - part) * mean * mean);
        return Math.max(0, part * mean * scale + random.nextGaussian() * Math.sqrt(squares * ofEach));
    }
}
