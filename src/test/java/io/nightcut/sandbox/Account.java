package io.nightcut.sandbox;

import io.nightcut.sandbox.Project.Composition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One Drive: its projects, its jobs and what is left of its credit. Whoever uses it holds its lock. */
final class Account {

    static final String DRIVE_NAME = "Sandbox Drive";
    static final String NO_CREDIT = "Not enough credits (100 credits required, 25 available)";
    private static final Duration JOB_RECORDS_LIVE = Duration.ofDays(30);

    final SandboxSettings settings;
    final Draws draws;
    final String driveId;
    private final Clock clock;
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private final List<Job> oldestFirst = new ArrayList<>();
    private final Map<String, Upload> uploads = new HashMap<>();
    private final Map<JobType, Integer> credit = new EnumMap<>(JobType.class);

    Account(SandboxSettings settings, Clock clock) {
        this.settings = settings;
        this.draws = settings.draws();
        this.driveId = UUID.nameUUIDFromBytes(settings.token().getBytes(StandardCharsets.UTF_8))
                .toString();
        this.clock = Clock.offset(clock, settings.clockSkew());
    }

    Instant now() {
        return clock.instant();
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

    Job importMedia(ImportRequest request, JsonNode body, Project project, JobOrder order, Instant now) {
        List<Composition> made =
                request.compositions().stream().map(Composition::named).toList();
        project.compositions.addAll(made);
        Job job = new Job(
                UUID.randomUUID().toString(),
                JobType.IMPORT,
                project,
                now,
                length(JobType.IMPORT, project),
                order,
                body,
                true,
                List.copyOf(request.media().keySet()),
                made);
        Instant expiry = now.plus(settings.real(Upload.VALID));
        request.media().forEach((name, size) -> {
            if (size != null) {
                Upload upload = new Upload(job, name, size, expiry);
                uploads.put(upload.id, upload);
            }
        });
        if (uploadsOf(job).isEmpty()) {
            job.start(now);
        }
        return accept(job);
    }

    Job edit(Project project, JsonNode body, JobOrder order, Instant now) {
        Job job = new Job(
                UUID.randomUUID().toString(),
                JobType.AGENT,
                project,
                now,
                length(JobType.AGENT, project),
                order,
                body,
                true,
                List.of(),
                List.of());
        job.start(now);
        return accept(job);
    }

    private Job accept(Job job) {
        credit.computeIfPresent(job.type, (type, left) -> left - 1);
        add(job);
        return job;
    }

    private void add(Job job) {
        job.project.jobs.add(job);
        jobs.put(job.id, job);
        int place = oldestFirst.size();
        while (place > 0 && oldestFirst.get(place - 1).createdAt.isAfter(job.createdAt)) {
            place--;
        }
        oldestFirst.add(place, job);
    }

    private Duration length(JobType type, Project project) {
        return settings.real(draws.of(type, project.name));
    }

    Project create(String name, @Nullable String folder, boolean mine, Instant createdAt, Duration listedLate) {
        return create(UUID.randomUUID().toString(), name, folder, mine, createdAt, listedLate);
    }

    private Project create(
            String id, String name, @Nullable String folder, boolean mine, Instant createdAt, Duration listedLate) {
        Project project = new Project(id, name, folder, mine, createdAt, createdAt.plus(listedLate));
        projects.put(project.id, project);
        return project;
    }

    /** A project that was there before, with jobs that nobody pays for now. */
    Seeded seed(Seed seed) {
        Ids ids = seed.ids() == null ? Ids.random() : seed.ids();
        Instant at = seed.createdAt();
        Project project = create(ids.project(), seed.name(), null, seed.mine(), at, Duration.ZERO);
        Composition main = new Composition(ids.composition(), "Main");
        project.compositions.add(main);
        Instant imported = at.plus(length(JobType.IMPORT, project));
        String importJob = seed.imported() ? past(ids.importJob(), project, JobType.IMPORT, at, List.of(main)) : null;
        String agentJob = seed.edited() ? past(ids.agentJob(), project, JobType.AGENT, imported, List.of()) : null;
        return new Seeded(project.id, importJob, agentJob);
    }

    private String past(String id, Project project, JobType type, Instant at, List<Composition> made) {
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        List<String> media = type == JobType.IMPORT ? List.of("video.mp4") : List.of();
        Duration length = length(type, project);
        Job job = new Job(id, type, project, at, length, JobOrder.NONE, nothing, false, media, made);
        job.start(at);
        add(job);
        return job.id;
    }

    Project project(String id) {
        Project project = projects.get(id);
        if (project == null) {
            throw Refused.notFound("Project not found");
        }
        return project;
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
        return projects.values().stream().filter(project -> !now.isBefore(project.listedFrom));
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

    List<Upload> uploadsOf(Job job) {
        return uploads.values().stream().filter(upload -> upload.job == job).toList();
    }

    Upload upload(String id) {
        Upload upload = uploads.get(id);
        if (upload == null) {
            throw Refused.notFound("No such upload");
        }
        return upload;
    }

    /** Bytes have come in; with the last of a job's files its import begins. */
    void uploaded(String uploadId, int size, Instant now) {
        Upload upload = upload(uploadId);
        upload.receive(size, now);
        if (uploadsOf(upload.job).stream().allMatch(each -> each.received)) {
            upload.job.start(now);
        }
    }
}
