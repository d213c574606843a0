package io.nightcut.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What past calls have cost, night by night; where there are too few nights to compare, each call stands for itself. */
final class PastNights {

    private static final int ENOUGH_TO_COMPARE = 5;

    /** So many times as much as by chance, or else it is chance. */
    private static final double MORE_THAN_CHANCE = 1.5;

    private final double[][] costs;

    /** By which part of the mean nights differ from each other, beyond what chance within them explains. */
    private final double difference;

    private PastNights(double[][] costs, double difference) {
        this.costs = costs;
        this.difference = difference;
    }

    static PastNights of(CostModel model, boolean isLengthKnown) {
        double[] values = model.values(isLengthKnown);
        Map<String, List<Double>> byNight = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byNight.computeIfAbsent(model.nights()[i], night -> new ArrayList<>())
                    .add(values[i]);
        }
        if (byNight.size() < ENOUGH_TO_COMPARE) {
            return new PastNights(
                    Arrays.stream(values)
                            .mapToObj(value -> new double[] {value})
                            .toArray(double[][]::new),
                    0);
        }
        double[][] nights = byNight.values().stream()
                .map(night -> night.stream().mapToDouble(each -> each).toArray())
                .toArray(double[][]::new);
        return new PastNights(nights, difference(nights));
    }

    /** By an analysis of variance. */
    private static double difference(double[][] nights) {
        PastNights all = new PastNights(nights, 0);
        double calls = all.calls();
        double within = 0;
        double between = 0;
        double squares = 0;
        for (double[] night : nights) {
            double own = Arrays.stream(night).average().orElse(0);
            within += Arrays.stream(night)
                    .map(each -> (each - own) * (each - own))
                    .sum();
            between += night.length * (own - all.mean()) * (own - all.mean());
            squares += (double) night.length * night.length;
        }
        if (calls <= nights.length || all.mean() <= 0) {
            return 0;
        }
        double chance = within / (calls - nights.length);
        double more = between - (nights.length - 1) * chance;
        return between < MORE_THAN_CHANCE * (nights.length - 1) * chance
                ? 0
                : Math.sqrt(more / (calls - squares / calls)) / all.mean();
    }

    /** Another past that might have been as well: nights drawn from these. One less, as a sample varies less than its source. */
    PastNights drawn(Random random) {
        double[][] drawn = new double[Math.max(1, costs.length - 1)][];
        Arrays.setAll(drawn, i -> costs[random.nextInt(costs.length)]);
        return new PastNights(drawn, difference);
    }

    /** How many times as dear as the mean the next night is. The fewer nights there were, the less is known of it. */
    double dearer(Random random) {
        if (difference == 0) {
            return 1;
        }
        double squares = 0;
        for (int i = 1; i < costs.length; i++) {
            double each = random.nextGaussian();
            squares += each * each;
        }
        double spread = difference / Math.sqrt(squares / (costs.length - 1));
        return Math.exp(spread * random.nextGaussian() - difference * difference / 2);
    }

    /** The cost of any of the calls. */
    double any(Random random) {
        int call = random.nextInt(calls());
        for (double[] night : costs) {
            if (call < night.length) {
                return night[call];
            }
            call -= night.length;
        }
        throw new IllegalStateException("no calls");
    }

    private int calls() {
        int calls = 0;
        for (double[] night : costs) {
            calls += night.length;
        }
        return calls;
    }

    double mean() {
        double sum = 0;
        for (double[] night : costs) {
            for (double each : night) {
                sum += each;
            }
        }
        return sum / calls();
    }

    double variance() {
        double mean = mean();
        double sum = 0;
        for (double[] night : costs) {
            for (double each : night) {
                sum += (each - mean) * (each - mean);
            }
        }
        return sum / calls();
    }
}
