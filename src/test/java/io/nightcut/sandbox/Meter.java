package io.nightcut.sandbox;

import io.nightcut.sandbox.Bill.Charge;
import io.nightcut.sandbox.Bill.Tally;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts calls as they come, and writes the bill. Guarded by the account's lock. */
final class Meter {

    private final Map<Call, Tally> calls = new EnumMap<>(Call.class);

    void received(Call call) {
        add(call, new Tally(1, 0, 0));
    }

    void overQuota(Call call) {
        add(call, new Tally(0, 1, 0));
    }

    void busy(Call call) {
        add(call, new Tally(0, 0, 1));
    }

    private void add(Call call, Tally more) {
        calls.merge(
                call,
                more,
                (a, b) -> new Tally(a.received() + b.received(), a.overQuota() + b.overQuota(), a.busy() + b.busy()));
    }

    Bill bill(Drives drives) {
        return new Bill(drives.billedJobs().map(Meter::charge).toList(), Map.copyOf(calls));
    }

    private static Charge charge(Job job) {
        return new Charge(
                job.type,
                job.project.name,
                job.project.id,
                job.id,
                job.createdAt,
                job.request,
                ends(job),
                job.looks.settledSeenAt,
                job.looks.count,
                job.looks.smallestGap,
                job.twin);
    }

    private static @Nullable Instant ends(Job job) {
        boolean never = job.settlesAt().equals(Instant.MAX) || job.order.fate() == Fate.NO_RESULT;
        return never ? null : job.settlesAt();
    }
}
