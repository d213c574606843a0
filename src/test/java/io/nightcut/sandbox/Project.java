package io.nightcut.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project in the Drive, with its jobs and compositions, the placeholder first. */
final class Project {

    final String id;
    final String name;
    /** As Descript keeps it. */
    final @Nullable String shownName;

    final @Nullable String folder;
    final boolean mine;
    final Instant createdAt;
    final JobOrder order;
    final List<Job> jobs = new ArrayList<>();
    final List<Composition> compositions = new ArrayList<>(List.of(Composition.named("New composition")));
    private @Nullable Instant touchedAt;
    private boolean deleted;

    Project(String id, String name, @Nullable String folder, boolean mine, Instant createdAt, JobOrder order) {
        this.id = id;
        this.name = name;
        this.shownName = order.spelling().of(name);
        this.folder = folder;
        this.mine = mine;
        this.createdAt = createdAt;
        this.order = order;
    }

    /** A person works on it in Descript. */
    void touch(Instant at) {
        touchedAt = at;
    }

    /** A person deletes it in Descript. The records of its jobs stay. */
    void delete() {
        deleted = true;
    }

    boolean isThere(Instant now) {
        return !deleted && !now.isBefore(createdAt);
    }

    boolean isListed(Instant now) {
        return isThere(now) && !now.isBefore(createdAt.plus(order.listedLate()));
    }

    /** As its record and the filters have it. */
    Instant datedAt() {
        return createdAt.plus(order.dated());
    }

    String url() {
        return "https://web.descript.com/" + id;
    }

    boolean isBusy(Instant now) {
        return jobs.stream().anyMatch(job -> !job.hasStopped(now));
    }

    boolean hasComposition(String compositionId) {
        return compositions.stream().anyMatch(each -> each.id().equals(compositionId));
    }

    Instant updatedAt(Instant now) {
        Instant ended = jobs.stream()
                .filter(job -> job.hasStopped(now))
                .map(Job::stopsAt)
                .max(Instant::compareTo)
                .orElse(datedAt());
        return touchedAt != null && touchedAt.isAfter(ended) ? touchedAt : ended;
    }

    record Composition(String id, String name) {

        static Composition named(String name) {
            return new Composition(UUID.randomUUID().toString(), name);
        }
    }
}
