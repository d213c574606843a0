package io.nightcut.sandbox;

import org.jspecify.annotations.Nullable;

/** The ids of what was seeded; null for a job that the seed has not. */
public record Seeded(
        String projectId,
        @Nullable String importJobId,
        @Nullable String agentJobId) {}
