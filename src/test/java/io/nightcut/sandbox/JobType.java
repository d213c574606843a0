package io.nightcut.sandbox;

/** The two kinds of job that cost something. */
public enum JobType {
    IMPORT("import/project_media"),
    AGENT("agent");

    final String wireName;

    JobType(String wireName) {
        this.wireName = wireName;
    }
}
