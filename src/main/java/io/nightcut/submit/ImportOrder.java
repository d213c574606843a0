package io.nightcut.submit;

import io.nightcut.ledger.model.WaitingImport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * The order in which projects are imported: what is new before what failed on an earlier night, in each of them links that
 * expire soon first, then the longest and the shortest in turn.
 *
 * <p>With the longest early, the run does not wait for a long one at its end. All the long ones first would leave the
 * edits' permits unused until the first is imported; the short ones between them are edited meanwhile. A project of unknown
 * length counts as average, and a manifest that says nothing about lengths keeps its order.
 */
final class ImportOrder {

    /** The bit rate of usual video, where the projects give none. */
    private static final double BYTES_PER_SECOND = 300_000;

    private ImportOrder() {}

    /**
     * Sorts what waits to be imported.
     *
     * @param inManifestOrder what waits
     * @param now when the first can be submitted
     * @param paceTo the least time in which so many can be submitted
     */
    static List<WaitingImport> of(List<WaitingImport> inManifestOrder, Instant now, IntFunction<Duration> paceTo) {
        List<WaitingImport> ordered = new ArrayList<>();
        for (boolean wasTried : new boolean[] {false, true}) {
            ordered.addAll(ofAlike(
                    inManifestOrder.stream()
                            .filter(each -> each.wasTried() == wasTried)
                            .toList(),
                    now,
                    paceTo));
        }
        return ordered;
    }

    private static List<WaitingImport> ofAlike(
            List<WaitingImport> inManifestOrder, Instant now, IntFunction<Duration> paceTo) {
        List<WaitingImport> urgent = new ArrayList<>();
        List<WaitingImport> others = new ArrayList<>();
        for (int place = 0; place < inManifestOrder.size(); place++) {
            WaitingImport each = inManifestOrder.get(place);
            (LinkExpiry.isSoonAfter(now.plus(paceTo.apply(place + 1)), each.expires()) ? urgent : others).add(each);
        }
        urgent.sort(Comparator.comparing(each -> Objects.requireNonNull(each.expires())));
        urgent.addAll(longestAndShortestInTurn(others));
        return urgent;
    }

    private static List<WaitingImport> longestAndShortestInTurn(List<WaitingImport> waiting) {
        double bytesPerSecond = bytesPerSecond(waiting);
        double[] known = waiting.stream()
                .map(each -> seconds(each, bytesPerSecond))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (known.length == 0) {
            return waiting;
        }
        double middling = known[known.length / 2];
        List<WaitingImport> longest = new ArrayList<>(waiting);
        longest.sort(Comparator.comparingDouble(
                each -> -seconds(each, bytesPerSecond).orElse(middling)));
        List<WaitingImport> inTurn = new ArrayList<>();
        for (int first = 0, last = longest.size() - 1; first <= last; first++, last--) {
            inTurn.add(longest.get(first));
            if (first < last) {
                inTurn.add(longest.get(last));
            }
        }
        return inTurn;
    }

    private static OptionalDouble seconds(WaitingImport waiting, double bytesPerSecond) {
        if (waiting.mediaSeconds() != null) {
            return OptionalDouble.of(waiting.mediaSeconds().doubleValue());
        }
        return waiting.size() != null ? OptionalDouble.of(waiting.size() / bytesPerSecond) : OptionalDouble.empty();
    }

    private static double bytesPerSecond(List<WaitingImport> waiting) {
        double bytes = 0;
        double seconds = 0;
        for (WaitingImport each : waiting) {
            if (each.size() != null && each.mediaSeconds() != null) {
                bytes += each.size();
                seconds += each.mediaSeconds().doubleValue();
            }
        }
        return bytes > 0 && seconds > 0 ? bytes / seconds : BYTES_PER_SECOND;
    }
}
