package io.nightcut.sandbox;

import io.nightcut.sandbox.Project.Composition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job. How far it is follows from the clock alone, nothing runs. */
final class Job {

    /** A job is queued for this part of its time. */
    private static final double QUEUED = 0.05;

    final String id;
    final JobType type;
    final Project project;
    final Instant createdAt;
    final Duration length;
    final JobOrder order;
    final JsonNode request;
    final boolean billed;
    /** Made by the POST that made another job already. */
    final boolean twin;

    final List<String> media;
    final List<Composition> compositions;
    final Looks looks = new Looks();
    private @Nullable Instant startsAt;
    private @Nullable Instant cancelledAt;

    Job(
            String id,
            JobType type,
            Project project,
            Instant createdAt,
            Duration length,
            JobOrder order,
            JsonNode request,
            boolean billed,
            boolean twin,
            List<String> media,
            List<Composition> compositions) {
        this.id = id;
        this.type = type;
        this.project = project;
        this.createdAt = createdAt;
        this.length = length;
        this.order = order;
        this.request = request;
        this.billed = billed;
        this.twin = twin;
        this.media = media;
        this.compositions = compositions;
    }

    /** As its record and the filters have it. */
    Instant datedAt() {
        return createdAt.plus(order.dated());
    }

    void start(Instant at) {
        startsAt = at;
    }

    void cancel(Instant at) {
        cancelledAt = at;
    }

    /** Far in the future for a job that waits for its upload or is stuck. */
    Instant stopsAt() {
        if (cancelledAt != null) {
            return cancelledAt;
        }
        return startsAt == null || order.fate() == Fate.STUCK ? Instant.MAX : startsAt.plus(length);
    }

    /** When the final outcome can be read. */
    Instant settlesAt() {
        return order.fate() == Fate.UNKNOWN_RESULT && stopsAt() != Instant.MAX
                ? stopsAt().plus(length)
                : stopsAt();
    }

    boolean hasStopped(Instant now) {
        return !now.isBefore(stopsAt());
    }

    boolean hasSettled(Instant now) {
        return !now.isBefore(settlesAt());
    }

    boolean isCancelled(Instant now) {
        return cancelledAt != null || order.fate() == Fate.CANCELLED && hasStopped(now);
    }

    String state(Instant now) {
        if (isCancelled(now)) {
            return "cancelled";
        }
        if (hasStopped(now)) {
            return order.fate() == Fate.FAILED_STATE ? "failed" : "stopped";
        }
        if (progress(now) < QUEUED) {
            return "queued";
        }
        return order.fate() == Fate.UNKNOWN_STATE ? "waiting_for_capacity" : "running";
    }

    /** From 0 to 0.99. */
    double progress(Instant now) {
        if (startsAt == null) {
            return 0;
        }
        return Math.min(0.99, (double) Duration.between(startsAt, now).toNanos() / Math.max(1, length.toNanos()));
    }

    boolean isFound(Instant now) {
        return order.fate() != Fate.GONE && !now.isBefore(createdAt.plus(order.foundLate()));
    }

    boolean isListed(Instant now) {
        return order.fate() != Fate.GONE && !now.isBefore(createdAt.plus(order.listedLate()));
    }
}
