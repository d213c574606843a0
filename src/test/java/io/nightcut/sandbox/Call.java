package io.nightcut.sandbox;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Descript's calls, as far as Nightcut makes them. */
public enum Call {
    IMPORT,
    AGENT,
    CANCEL,
    JOB,
    JOBS,
    PROJECT,
    PROJECTS,
    /** The same list in another order: what is looked at before a run sends anything. */
    NEWEST_PROJECTS,
    STATUS,
    MODELS,
    /** To the store, not to the API. */
    UPLOAD;

    /** The calls that cost something. */
    public static Set<Call> posts() {
        return EnumSet.of(IMPORT, AGENT);
    }

    public static Set<Call> reads() {
        return EnumSet.of(JOB, JOBS, PROJECT, PROJECTS, NEWEST_PROJECTS, STATUS, MODELS);
    }

    static Optional<Call> of(Incoming request) {
        String resource = request.path().size() > 1 ? request.path().get(1) : "";
        boolean one = request.path().size() == 3;
        if (request.is("POST", "v1/jobs/import/project_media")) {
            return Optional.of(IMPORT);
        }
        if (request.is("POST", "v1/jobs/agent")) {
            return Optional.of(AGENT);
        }
        if (request.method().equals("DELETE") && resource.equals("jobs") && one) {
            return Optional.of(CANCEL);
        }
        if (request.is("PUT", "uploads/" + request.last())) {
            return Optional.of(UPLOAD);
        }
        if (!request.method().equals("GET") || request.path().size() > 3) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (resource) {
                    case "jobs" -> one ? JOB : JOBS;
                    case "projects" -> one ? PROJECT : projects(request);
                    case "agent" -> request.is("GET", "v1/agent/models") ? MODELS : null;
                    case "status" -> one ? null : STATUS;
                    default -> null;
                });
    }

    private static Call projects(Incoming request) {
        return request.query().text("sort").filter("created_at"::equals).isPresent() ? NEWEST_PROJECTS : PROJECTS;
    }

    JobType jobType() {
        return this == IMPORT ? JobType.IMPORT : JobType.AGENT;
    }
}
