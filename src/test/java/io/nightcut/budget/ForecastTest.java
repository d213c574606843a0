package io.nightcut.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.cost.PastCall;
import io.nightcut.ledger.cost.PlannedProject;
import io.nightcut.ledger.model.Instruction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForecastTest {

    private static final Instruction SHORTER = new Instruction("shorter", "");

    /** What an edit costs in a world, in a night that is so much dearer than others, on media so many seconds long. */
    private interface World {
        double cost(Random random, double night, double seconds);
    }

    /** Histories of many kinds. */
    enum Kind implements World {
        ABOUT_THE_SAME((random, night, seconds) -> 5 + random.nextGaussian() * 0.5),
        UNIFORM((random, night, seconds) -> 1 + 10 * random.nextDouble()),
        SKEWED((random, night, seconds) -> 4 * Math.exp(0.6 * random.nextGaussian())),
        HEAVY_TAILED((random, night, seconds) -> 2 * Math.pow(1 - random.nextDouble(), -1 / 3.0)),
        TWO_KINDS_OF_EDITS((random, night, seconds) -> (random.nextInt(4) == 0 ? 15 : 3) + random.nextDouble()),
        FAILURES_COST_NOTHING((random, night, seconds) -> random.nextInt(5) == 0 ? 0 : 3 + 4 * random.nextDouble()),
        BY_LENGTH((random, night, seconds) -> seconds / 200 * Math.exp(0.25 * random.nextGaussian())),
        BY_LENGTH_BEYOND_A_BASE((random, night, seconds) -> 2 + seconds / 400 + random.nextGaussian() * 0.4),
        NIGHTS_DIFFER((random, night, seconds) -> night * 4 * Math.exp(0.4 * random.nextGaussian())),
        NIGHTS_DIFFER_BY_LENGTH(
                (random, night, seconds) -> night * Math.sqrt(seconds) / 5 * Math.exp(0.4 * random.nextGaussian()));

        private final World world;

        Kind(World world) {
            this.world = world;
        }

        @Override
        public double cost(Random random, double night, double seconds) {
            return world.cost(random, night, seconds);
        }

        double difference() {
            return name().startsWith("NIGHTS_DIFFER") ? 0.3 : 0;
        }
    }

    private static double seconds(Random random) {
        return 300 * Math.exp(0.8 * random.nextGaussian() + 1);
    }

    private static double night(Random random, Kind kind) {
        return Math.exp(kind.difference() * random.nextGaussian());
    }

    /** Of so few nights of each kind only all together say something. */
    @Test
    void theRangeOfEightInTenHoldsInEightOfTenNights() {
        assertThat(Stream.of(Kind.values())
                        .mapToDouble(kind -> partHeld(kind, 60))
                        .average()
                        .orElseThrow())
                .isBetween(0.75, 0.85);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void theRangeHoldsSoInHistoriesOfEachKind(Kind kind) {
        assertThat(partHeld(kind, 1000)).isBetween(0.75, 0.85);
    }

    /** A single edit that cost a hundred times as much. */
    @Test
    void aCostOutOfAllProportionHardlyMoves() {
        List<PastCall> past = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            past.add(edit("night", 600, 4 + i % 3));
        }
        List<PlannedProject> planned =
                Collections.nCopies(50, new PlannedProject(SHORTER, BigDecimal.valueOf(600), null, false, false));
        Range usual = Forecast.of(planned, CostEstimator.of(List.of(), past)).credits();
        past.add(edit("night", 600, 500));
        Range withIt = Forecast.of(planned, CostEstimator.of(List.of(), past)).credits();

        assertThat(usual.expected()).isBetween(245.0, 255.0);
        assertThat(withIt.high()).isBetween(usual.high(), usual.high() * 1.1);
    }

    @Test
    void itSaysWhatItRestsOnAndWhatOfItIsForRetries() {
        List<PastCall> past = Collections.nCopies(6, edit("night", 600, 5));
        Forecast forecast = Forecast.of(
                List.of(
                        new PlannedProject(SHORTER, BigDecimal.valueOf(600), null, false, true),
                        new PlannedProject(SHORTER, null, 600_000_000L, true, false)),
                CostEstimator.of(List.of(), past));

        assertThat(forecast.hasHistory()).isFalse();
        assertThat(forecast.credits().high()).isEqualTo(10);
        assertThat(forecast.lines())
                .contains(
                        "It rests on a guess for imports, no history yet; 6 past edits with the same prompt and model",
                        "Of it about 0 media minutes and 5 AI credits for 1 project that failed before");
    }

    @Test
    void anotherPromptThanTheKnownOnesIsTakenForOneOfThem() {
        List<PastCall> past = Collections.nCopies(6, edit("night", 600, 5));
        Forecast forecast = Forecast.of(
                List.of(new PlannedProject(new Instruction("longer", ""), null, null, false, false)),
                CostEstimator.of(List.of(), past));

        assertThat(forecast.basis()).containsExactly("6 past edits with another prompt or model");
        assertThat(forecast.hasHistory()).isTrue();
    }

    private static double partHeld(Kind kind, int tries) {
        Random random = new Random(kind.ordinal() + 1);
        int held = 0;
        for (int i = 0; i < tries; i++) {
            List<PastCall> past = new ArrayList<>();
            int nights = 8 + random.nextInt(12);
            for (int night = 0; night < nights; night++) {
                double factor = night(random, kind);
                for (int call = 3 + random.nextInt(20); call > 0; call--) {
                    double seconds = seconds(random);
                    past.add(edit("night " + night, seconds, kind.cost(random, factor, seconds)));
                }
            }
            List<PlannedProject> planned = new ArrayList<>();
            double factor = night(random, kind);
            double cost = 0;
            for (int call = 3 + random.nextInt(80); call > 0; call--) {
                double seconds = seconds(random);
                planned.add(new PlannedProject(SHORTER, BigDecimal.valueOf(seconds), null, false, false));
                cost += kind.cost(random, factor, seconds);
            }
            Range credits =
                    Forecast.of(planned, CostEstimator.of(List.of(), past)).credits();
            held += credits.low() <= cost && cost <= credits.high() ? 1 : 0;
        }
        return (double) held / tries;
    }

    private static PastCall edit(String night, double seconds, double cost) {
        return new PastCall(
                night, SHORTER, true, BigDecimal.valueOf(seconds), null, BigDecimal.valueOf(Math.max(0, cost)));
    }
}
