package io.nightcut.sandbox;

import java.util.UUID;

/** How a project, what it holds and the jobs on it are called. */
public record Ids(String project, String composition, String importJob, String agentJob) {

    static Ids random() {
        return new Ids(any(), any(), any(), any());
    }

    private static String any() {
        return UUID.randomUUID().toString();
    }
}
