package io.nightcut.budget;

import io.nightcut.budget.CostEstimator.Based;
import io.nightcut.budget.CostEstimator.Basis;
import io.nightcut.control.LogTime;
import io.nightcut.ledger.cost.PlannedProject;
import io.nightcut.ledger.model.Balance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a night will probably cost: each range holds in eight of ten nights.
 *
 * @param minutes media minutes of its imports
 * @param credits AI credits of its edits
 * @param retryMinutes the part of the expected minutes that goes to imports that failed before
 * @param retryCredits the part of the expected credits that goes to edits that failed before
 * @param retries how many projects that concerns
 * @param basis what it rests on, a clause each
 * @param shortages where Descript said that less was left than this takes, a sentence each
 * @param hasHistory false: some of it is a guess, since there is no history yet
 */
public record Forecast(
        Range minutes,
        Range credits,
        double retryMinutes,
        double retryCredits,
        int retries,
        List<String> basis,
        List<String> shortages,
        boolean hasHistory) {

    private static final double SECONDS = 60;
    private static final double MEGABYTE = 1e6;

    public Forecast {
        basis = List.copyOf(basis);
        shortages = List.copyOf(shortages);
    }

    static Forecast of(List<PlannedProject> projects, CostEstimator estimator) {
        Calls imports = new Calls();
        Calls edits = new Calls();
        double knownSeconds = 0;
        double retrySeconds = 0;
        double retryCredits = 0;
        for (PlannedProject project : projects) {
            MediaLength length = estimator.length(project.mediaSeconds(), project.bytes());
            if (project.isToImport()) {
                double seconds =
                        Objects.requireNonNullElseGet(estimator.seconds(length), () -> mean(estimator.seconds()));
                retrySeconds += project.isRetry() ? seconds : 0;
                if (length.seconds() != null) {
                    knownSeconds += length.seconds();
                } else if (length.bytes() != null) {
                    imports.add(estimator.secondsOfMegabyte(), 1, length.bytes() / MEGABYTE, null);
                } else {
                    imports.add(estimator.seconds(), 1, 1, null);
                }
            } else if (project.isRetry()) {
                Based credits = estimator.credits(project.instruction());
                retryCredits += mean(credits) * credits.model().scale(estimator.seconds(length));
            }
            edits.add(
                    estimator.credits(project.instruction()),
                    project.isToImport() ? estimator.partDone() : 1,
                    1,
                    estimator.seconds(length));
        }
        Range seconds = imports.simulated(knownSeconds);
        List<String> basis = new ArrayList<>(imports.basis("import", "imports"));
        basis.addAll(edits.basis("edit", "edits"));
        return new Forecast(
                seconds.times(1 / SECONDS),
                edits.simulated(0),
                retrySeconds / SECONDS,
                retryCredits,
                (int) projects.stream().filter(PlannedProject::isRetry).count(),
                basis,
                List.of(),
                imports.haveHistory() && edits.haveHistory());
    }

    /** The same beside what Descript said was left. */
    Forecast with(List<Balance> balances) {
        List<String> shortages =
                balances.stream().flatMap(balance -> shortage(balance).stream()).toList();
        return new Forecast(minutes, credits, retryMinutes, retryCredits, retries, basis, shortages, hasHistory);
    }

    private Optional<String> shortage(Balance balance) {
        boolean isOfCredits = balance.unit().equals("credits");
        Range needed = isOfCredits ? credits : minutes;
        return needed.high() <= balance.available().doubleValue()
                ? Optional.empty()
                : Optional.of("About %d %s are needed, and %s were left at %s: top up first"
                        .formatted(
                                Math.round(needed.expected()),
                                isOfCredits ? "AI credits" : "media minutes",
                                Cap.plain(balance.available()),
                                LogTime.of(balance.saidAt())));
    }

    private static double mean(Based based) {
        double[] values = based.model().values(false);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Calls of a stage, those together that have the same model. */
    private static final class Calls {

        private record Group(Based based, boolean isLengthKnown, double part) {}

        private final Map<Group, List<Double>> scales = new LinkedHashMap<>();

        void add(Based based, double part, double factor, @Nullable Double length) {
            scales.computeIfAbsent(new Group(based, length != null, part), group -> new ArrayList<>())
                    .add(factor * based.model().scale(length));
        }

        Range simulated(double known) {
            CostSimulation simulation = new CostSimulation();
            simulation.add(known);
            scales.forEach((group, each) -> simulation.add(
                    group.based().model(),
                    group.isLengthKnown(),
                    each.stream().mapToDouble(scale -> scale).toArray(),
                    group.part()));
            return simulation.range();
        }

        boolean haveHistory() {
            return scales.keySet().stream().noneMatch(group -> group.based().basis() == Basis.NO_HISTORY);
        }

        List<String> basis(String one, String several) {
            return scales.keySet().stream()
                    .map(Group::based)
                    .distinct()
                    .map(based -> words(based, one, several))
                    .distinct()
                    .toList();
        }

        private static String words(Based based, String one, String several) {
            int calls = based.model().size();
            String past = calls + " past " + (calls == 1 ? one : several);
            return switch (based.basis()) {
                case SAME_PROMPT -> past + " with the same prompt and model";
                case OTHER_PROMPTS -> past + " with another prompt or model";
                case HISTORY -> past;
                case NO_HISTORY -> "a guess for " + several + ", no history yet";
            };
        }
    }

    /** For people: {@code Forecast: …}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Forecast (8 of 10 nights): %s media minutes, %s AI credits".formatted(minutes, credits));
        lines.add("It rests on " + String.join("; ", basis));
        if (retries > 0) {
            lines.add("Of it about %d media minutes and %d AI credits for %d %s that failed before"
                    .formatted(
                            Math.round(retryMinutes),
                            Math.round(retryCredits),
                            retries,
                            retries == 1 ? "project" : "projects"));
        }
        lines.addAll(shortages);
        return lines;
    }
}
