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
    final @Nullable String folder;
    final boolean mine;
    final Instant createdAt;
    final Instant listedFrom;
    final List<Job> jobs = new ArrayList<>();
    final List<Composition> compositions = new ArrayList<>(List.of(Composition.named("New composition")));

    Project(String id, String name, @Nullable String folder, boolean mine, Instant createdAt, Instant listedFrom) {
        this.id = id;
        this.name = name;
        this.folder = folder;
        this.mine = mine;
        this.createdAt = createdAt;
        this.listedFrom = listedFrom;
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
        return jobs.stream()
                .filter(job -> job.hasStopped(now))
                .map(Job::stopsAt)
                .max(Instant::compareTo)
                .orElse(createdAt);
    }

    record Composition(String id, String name) {

        static Composition named(String name) {
            return new Composition(UUID.randomUUID().toString(), name);
        }
    }
}
