package io.nightcut.descript;

import java.time.Instant;

/** A project in a listing. */
public record ProjectSummary(String id, String name, Instant createdAt) {}
