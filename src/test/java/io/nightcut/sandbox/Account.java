package io.nightcut.sandbox;

import io.nightcut.sandbox.Project.Composition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Drive: its projects, its jobs and what is left of its credit. Whoever uses it holds its lock. */
final class Account {

    static final String NO_CREDIT = "Not enough credits (100 credits required, 25 available)";
    private static final Duration JOB_RECORDS_LIVE = Duration.ofDays(30);

    final SandboxSettings settings;
    final Draws draws;
    final Drive drive;
    final Windows windows;
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private final List<Job> oldestFirst = new ArrayList<>();
    final Uploads uploads = new Uploads();
    private final Map<JobType, Integer> credit = new EnumMap<>(JobType.class);

    private final BiConsumer<Account, Job> accepted;

    /** @param accepted is told of each job that a POST makes */
    Account(SandboxSettings settings, String name, String token, BiConsumer<Account, Job> accepted) {
        this.accepted = accepted;
        this.settings = settings;
        this.draws = settings.draws();
        byte[] secret = token.getBytes(StandardCharsets.UTF_8);
        this.drive = new Drive(UUID.nameUUIDFromBytes(secret).toString(), name, token);
        this.windows = new Windows(settings);
    }

    /** So many more jobs of this type are accepted before the credit is used up. */
    void credit(JobType type, int left) {
        credit.put(type, left);
    }

    void checkCredit(JobType type) {
        if (credit.getOrDefault(type, 1) <= 0) {
            throw new Refused(402, "payment_required", NO_CREDIT);
        }
    }

    /** @param twin whether the same POST has made one already */
    Job importMedia(ImportRequest request, JsonNode body, Project project, JobOrder order, boolean twin, Instant now) {
        List<Composition> made =
                request.compositions().stream().map(Composition::named).toList();
        project.compositions.addAll(made);
        List<String> media = List.copyOf(request.media().keySet());
        Job job = job(JobType.IMPORT, project, order, body, twin, media, made, now);
        Instant expiry = now.plus(settings.real(Upload.VALID));
        request.media().forEach((name, size) -> {
            if (size != null) {
                uploads.expect(job, name, size, expiry);
            }
        });
        if (uploads.of(job).isEmpty()) {
            job.start(now);
        }
        return accept(job);
    }

    /** @param twin whether the same POST has made one already */
    Job edit(Project project, JsonNode body, JobOrder order, boolean twin, Instant now) {
        Job job = job(JobType.AGENT, project, order, body, twin, List.of(), List.of(), now);
        job.start(now);
        return accept(job);
    }

    private Job job(
            JobType type,
            Project project,
            JobOrder order,
            JsonNode body,
            boolean twin,
            List<String> media,
            List<Composition> made,
            Instant now) {
        return new Job(newId(order), type, project, now, length(type, project), order, body, true, twin, media, made);
    }

    private static String newId(JobOrder order) {
        String id = UUID.randomUUID().toString();
        return id + "x".repeat(Math.max(0, order.idLength() - id.length()));
    }

    private Job accept(Job job) {
        credit.computeIfPresent(job.type, (type, left) -> left - 1);
        add(job);
        accepted.accept(this, job);
        return job;
    }

    void add(Job job) {
        job.project.jobs.add(job);
        jobs.put(job.id, job);
        int place = oldestFirst.size();
        while (place > 0 && oldestFirst.get(place - 1).createdAt.isAfter(job.createdAt)) {
            place--;
        }
        oldestFirst.add(place, job);
    }

    Duration length(JobType type, Project project) {
        return settings.real(draws.of(type, project.name));
    }

    Project create(String name, @Nullable String folder, JobOrder order, Instant now) {
        return add(new Project(newId(order), name, folder, true, now, order));
    }

    Project add(Project project) {
        projects.put(project.id, project);
        return project;
    }

    Project project(String id, Instant now) {
        Project project = projects.get(id);
        if (project == null || !project.isThere(now)) {
            throw Refused.notFound("Project not found");
        }
        return project;
    }

    /** The name by which faults and bill know the project, whether or not it can be read; or nothing. */
    String nameOf(String projectId) {
        Project project = projects.get(projectId);
        return project == null ? "" : project.name;
    }

    /** Whether an entry of a listing is of the project of that name. */
    boolean isOf(JsonNode entry, String project) {
        String id = entry.path("project_id").asString(entry.path("id").asString(""));
        return nameOf(id).equals(project);
    }

    Stream<Project> projects() {
        return projects.values().stream();
    }

    /** The job whatever can be read of it, or null. */
    @Nullable
    Job record(String id) {
        return jobs.get(id);
    }

    Job job(String id, Instant now) {
        Job job = jobs.get(id);
        if (job == null || !job.isFound(now) || job.createdAt.isBefore(now.minus(JOB_RECORDS_LIVE))) {
            throw Refused.notFound("Job not found");
        }
        return job;
    }

    Stream<Project> listedProjects(Instant now) {
        return projects().filter(project -> project.isListed(now));
    }

    /** The newest first. */
    List<Job> listedJobs(Instant now) {
        Instant oldest = now.minus(JOB_RECORDS_LIVE);
        List<Job> listed = new ArrayList<>(oldestFirst);
        listed.removeIf(job -> !job.isListed(now) || job.createdAt.isBefore(oldest));
        Collections.reverse(listed);
        return listed;
    }

    Stream<Job> billedJobs() {
        return oldestFirst.stream().filter(job -> job.billed);
    }
}
