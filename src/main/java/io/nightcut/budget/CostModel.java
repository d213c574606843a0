package io.nightcut.budget;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call costs, as past calls tell: their costs, and how these grow with the length of the media (as a power of it, which
 * is 0 where they do not). A cost that is out of all proportion counts as a high one.
 */
final class CostModel {

    /** A past call. */
    record Sample(String night, double cost, @Nullable Double length) {}

    private static final int LEAST_FOR_SLOPE = 10;
    private static final int MOST_FOR_SLOPE = 100;
    private static final double LEAST_DISTANCE = 0.2;
    private static final double STEEPEST = 1.5;
    private static final double FENCE = 3;
    private static final double USUAL = 0.95;
    private static final int LEAST_TO_CUT = 20;

    private final double exponent;
    private final double middleLength;
    private final String[] nights;

    /** Of each past call: its cost, and what it would have been at the middle length. */
    private final double[] costs;

    private final double[] atMiddleLength;
    private final double[] sortedCosts;
    private final double[] sortedAtMiddleLength;

    private CostModel(List<Sample> samples) {
        double[] lengths = samples.stream()
                .filter(sample -> sample.length() != null && sample.length() > 0)
                .mapToDouble(Sample::length)
                .sorted()
                .toArray();
        nights = samples.stream().map(Sample::night).toArray(String[]::new);
        middleLength = lengths.length == 0 ? 1 : lengths[lengths.length / 2];
        exponent = exponent(samples);
        costs = withinReason(samples.stream().mapToDouble(Sample::cost).toArray());
        atMiddleLength = withinReason(samples.stream()
                .mapToDouble(sample -> sample.cost() / scale(sample.length()))
                .toArray());
        sortedCosts = sorted(costs);
        sortedAtMiddleLength = sorted(atMiddleLength);
    }

    static CostModel of(List<Sample> samples) {
        return new CostModel(samples);
    }

    /** A model that knows nothing but a few typical costs. */
    static CostModel of(double... typical) {
        return new CostModel(Arrays.stream(typical)
                .mapToObj(cost -> new Sample("", cost, null))
                .toList());
    }

    int size() {
        return costs.length;
    }

    String[] nights() {
        return nights;
    }

    /** By how much a call on media of this length costs more than at the middle one. */
    double scale(@Nullable Double length) {
        return length == null || length <= 0 || exponent == 0 ? 1 : Math.pow(length / middleLength, exponent);
    }

    /** What each past call has cost, or would have at the middle length where it is known how cost goes with length. */
    double[] values(boolean isLengthKnown) {
        return isLengthKnown ? atMiddleLength : costs;
    }

    /** What so large a part of all calls on media of this length costs at most. */
    double quantile(double part, @Nullable Double length) {
        double[] sorted = length == null ? sortedCosts : sortedAtMiddleLength;
        double place = part * (sorted.length + 1) - 1;
        int below = (int) Math.floor(place);
        double value = below < 0
                ? sorted[0]
                : below >= sorted.length - 1
                        ? sorted[sorted.length - 1]
                        : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
        return value * scale(length);
    }

    /** The slope that the middle one of all pairs of calls has, in logarithms: a few odd calls do not change it. */
    private static double exponent(List<Sample> samples) {
        List<Sample> known = samples.stream()
                .filter(sample -> sample.length() != null && sample.length() > 0 && sample.cost() > 0)
                .limit(MOST_FOR_SLOPE)
                .toList();
        if (known.size() < LEAST_FOR_SLOPE) {
            return 0;
        }
        double[] slopes = new double[known.size() * (known.size() - 1) / 2];
        int count = 0;
        for (int i = 0; i < known.size(); i++) {
            for (int j = 0; j < i; j++) {
                double distance = Math.log(lengthOf(known.get(i)) / lengthOf(known.get(j)));
                if (Math.abs(distance) > LEAST_DISTANCE) {
                    slopes[count++] =
                            Math.log(known.get(i).cost() / known.get(j).cost()) / distance;
                }
            }
        }
        if (count < LEAST_FOR_SLOPE) {
            return 0;
        }
        Arrays.sort(slopes, 0, count);
        return Math.min(STEEPEST, Math.max(0, slopes[count / 2]));
    }

    private static double lengthOf(Sample sample) {
        return sample.length() == null ? 1 : sample.length();
    }

    /** Nothing is above three times what nineteen of twenty calls have cost at most. */
    private static double[] withinReason(double[] values) {
        if (values.length < LEAST_TO_CUT) {
            return values;
        }
        double most = FENCE * sorted(values)[(int) (values.length * USUAL)];
        return most == 0
                ? values
                : Arrays.stream(values).map(value -> Math.min(value, most)).toArray();
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
