package io.nightcut.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What listings show.
 *
 * @param clock the time now, whatever age the view of a call has
 */
record Listings(Account account, JobAnswer answers, Instant clock) {

    private static final Duration LOOK_BACK = Duration.ofDays(7);

    Answer jobs(Query query, Instant now) {
        query.allowing("project_id", "type", "created_after", "created_before", "limit", "cursor");
        String type = query.oneOf("type", List.of("", JobType.IMPORT.wireName, JobType.AGENT.wireName));
        Instant after = query.time("created_after", now.minus(LOOK_BACK));
        Instant before = query.time("created_before", Instant.MAX);
        List<Job> found = account.listedJobs(now).stream()
                .filter(job -> type.isEmpty() || job.type.wireName.equals(type))
                .filter(job ->
                        query.text("project_id").map(job.project.id::equals).orElse(true))
                .filter(job -> job.datedAt().isAfter(after) && job.datedAt().isBefore(before))
                .toList();
        return Answer.json(200, Page.of(found, (Job job) -> job.id, query).json(job -> shown(job, now)));
    }

    /** The job's record as of now, which may be a while ago. */
    Object shown(Job job, Instant now) {
        if (job.hasSettled(now)) {
            job.looks.settled(clock);
        }
        return answers.record(job, now);
    }

    Answer projects(Query query, Instant now) {
        query.allowing("name", "created_by", "created_after", "created_before", "sort", "direction", "limit", "cursor");
        String part = query.text("name").orElse("").toLowerCase(Locale.ROOT);
        boolean onlyMine = query.oneOf("created_by", List.of("", "me")).equals("me");
        Instant after = query.time("created_after", Instant.MIN);
        Instant before = query.time("created_before", Instant.MAX);
        Stream<Project> found = account.listedProjects(now)
                .filter(project -> part.isEmpty() || isNamed(project, part))
                .filter(project -> project.mine || !onlyMine)
                .filter(project ->
                        project.datedAt().isAfter(after) && project.datedAt().isBefore(before));
        List<Project> sorted = sorted(found, query, now);
        return Answer.json(
                200,
                Page.of(sorted, (Project project) -> project.id, query)
                        .json(project -> ProjectAnswer.brief(project, now)));
    }

    private static boolean isNamed(Project project, String part) {
        return project.shownName != null
                && project.shownName.toLowerCase(Locale.ROOT).contains(part);
    }

    /** The newest first unless asked otherwise; the contract does not say. */
    private static List<Project> sorted(Stream<Project> projects, Query query, Instant now) {
        Comparator<Project> order = switch (query.oneOf("sort", List.of("created_at", "updated_at", "name"))) {
            case "name" -> Comparator.comparing((Project project) -> String.valueOf(project.shownName));
            case "updated_at" -> Comparator.comparing((Project project) -> project.updatedAt(now));
            default -> Comparator.comparing((Project project) -> project.datedAt());
        };
        List<Project> sorted = new ArrayList<>(projects.sorted(order).toList());
        if (query.oneOf("direction", List.of("desc", "asc")).equals("desc")) {
            Collections.reverse(sorted);
        }
        return sorted;
    }
}
