package io.nightcut.descript.api;

import java.time.Instant;

/** A project in a listing. */
public record ProjectSummary(String id, String name, Instant createdAt) {

    /** An answer may leave out what it likes: nameless, it is nobody's. */
    @SuppressWarnings("NullAway")
    public ProjectSummary {
        name = name == null ? "" : name;
        createdAt = createdAt == null ? Instant.EPOCH : createdAt;
    }
}
