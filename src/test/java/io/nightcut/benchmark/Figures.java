package io.nightcut.benchmark;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.SandboxSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a client made of a night, from the sandbox's bill alone. Durations are Descript's.
 *
 * @param firstPost by this machine's clock
 * @param lastSeen when the last job was seen ended, by this machine's clock
 * @param losses of a night in which every job was paid once; else none
 * @param smallestGap between two looks at one job by its id
 */
record Figures(
        Instant firstPost,
        Instant lastSeen,
        Duration total,
        Losses losses,
        double readsPerJob,
        Optional<Duration> smallestGap,
        Duration meanSeeing,
        Duration longestSeeing,
        int overQuota,
        int paidTwice) {

    static Figures of(Bill bill, SandboxSettings settings) {
        Speed speed = new Speed(settings.speed());
        Instant first = bill.firstPost().orElseThrow();
        Instant last = bill.charges().stream()
                .flatMap(charge -> Stream.ofNullable(charge.seenAt()))
                .max(Instant::compareTo)
                .orElseThrow();
        List<Duration> seeing = Stream.of(JobType.values())
                .flatMap(type -> bill.seeingLatencies(type).stream())
                .map(speed::descripts)
                .toList();
        int paidTwice = bill.paidTwice().size();
        return new Figures(
                first,
                last,
                speed.descripts(Duration.between(first, last)),
                paidTwice > 0 ? Losses.NONE : losses(bill, settings),
                (double) Call.reads().stream().mapToInt(bill::received).sum()
                        / bill.charges().size(),
                bill.smallestGapBetweenLooks().map(speed::descripts),
                seeing.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(Math.max(1, seeing.size())),
                seeing.stream().max(Duration::compareTo).orElse(Duration.ZERO),
                bill.overQuota(),
                paidTwice);
    }

    private static Losses losses(Bill bill, SandboxSettings settings) {
        Speed speed = new Speed(settings.speed());
        return new ChainOfWaits(bill, speed.real(settings.imports()), speed.real(settings.edits()))
                .losses()
                .inDescriptsTime(speed);
    }
}
