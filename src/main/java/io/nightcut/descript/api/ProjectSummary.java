package io.nightcut.descript.api;

import java.time.Instant;

/** A project in a listing. */
public record ProjectSummary(String id, String name, Instant createdAt) {

    /** A project without a name gets an empty one, which matches no line of a manifest. */
    @SuppressWarnings("NullAway")
    public ProjectSummary {
        name = name == null ? "" : name;
        createdAt = createdAt == null ? Instant.EPOCH : createdAt;
    }
}
