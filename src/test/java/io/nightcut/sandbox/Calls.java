package io.nightcut.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The calls themselves, each as the contract has it. */
final class Calls {

    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final Account account;
    private final Faults faults;
    private final JobAnswer answers;

    Calls(Account account, Faults faults) {
        this.account = account;
        this.faults = faults;
        this.answers = new JobAnswer(account.draws, account.driveId);
    }

    Answer carryOut(Call call, Incoming request, Instant now) {
        return switch (call) {
            case IMPORT -> importMedia(request, now);
            case AGENT -> edit(request, now);
            case CANCEL -> cancel(request.last(), now);
            case JOB -> job(request.last(), now);
            case JOBS -> jobs(request.query(), now);
            case PROJECT -> Answer.json(200, ProjectAnswer.full(account.project(request.last()), now));
            case PROJECTS -> projects(request.query(), now);
            case STATUS -> status();
            case UPLOAD -> upload(request, now);
        };
    }

    /** The name of the project that a request is about, or nothing, for faults to match. */
    String projectOf(Call call, Incoming request) {
        try {
            return switch (call) {
                case IMPORT ->
                    request.json().has("project_name")
                            ? request.json().path("project_name").asString()
                            : nameOf(request.json());
                case AGENT -> nameOf(request.json());
                case JOB, CANCEL -> {
                    Job job = account.record(request.last());
                    yield job == null ? "" : job.project.name;
                }
                case PROJECT -> account.project(request.last()).name;
                case PROJECTS -> request.query().text("name").orElse("");
                case JOBS ->
                    request.query()
                            .text("project_id")
                            .map(id -> account.project(id).name)
                            .orElse("");
                case STATUS -> "";
                case UPLOAD -> account.upload(request.last()).job.project.name;
            };
        } catch (Refused e) {
            return "";
        }
    }

    private String nameOf(JsonNode body) {
        return account.project(body.path("project_id").asString("")).name;
    }

    private Answer importMedia(Incoming request, Instant now) {
        JsonNode body = request.json();
        ImportRequest asked = ImportRequest.of(body);
        String name = asked.projectName();
        Project old = asked.projectId() == null ? null : account.project(asked.projectId());
        if (old != null && old.isBusy(now)) {
            throw Refused.busy();
        }
        account.checkCredit(JobType.IMPORT);
        JobOrder order = order(Call.IMPORT, name == null ? old.name : name);
        Project project = old == null ? account.create(name, asked.folder(), true, now, order.listedLate()) : old;
        Job job = account.importMedia(asked, body, project, order, now);
        Map<String, Object> json = answers.submitted(job);
        List<Upload> uploads = account.uploadsOf(job);
        if (!uploads.isEmpty()) {
            json.put("upload_urls", uploadUrls(uploads, request));
        }
        return Answer.json(201, json);
    }

    private static Map<String, Object> uploadUrls(List<Upload> uploads, Incoming request) {
        URI server = URI.create(request.raw().getAbsoluteUrl()).resolve("/uploads/");
        Map<String, Object> urls = new LinkedHashMap<>();
        uploads.forEach(upload ->
                urls.put(upload.name, Map.of("upload_url", server + upload.id + Upload.QUERY, "asset_id", upload.id)));
        return urls;
    }

    /** A store knows nothing of tokens, and one that is sent a token has been told too much. */
    private Answer upload(Incoming request, Instant now) {
        if (request.header("Authorization") != null) {
            throw Refused.badRequest("Nobody asked for a token");
        }
        if (!"application/octet-stream".equals(request.header("Content-Type"))) {
            throw Refused.badRequest("PUT the bytes as application/octet-stream");
        }
        if (!request.raw().getUrl().endsWith(Upload.QUERY)) {
            throw new Refused(403, "forbidden", "Wrong signature");
        }
        account.uploaded(request.last(), request.raw().getBody().length, now);
        return Answer.empty(200);
    }

    private Answer edit(Incoming request, Instant now) {
        JsonNode body = request.json();
        AgentRequest asked = AgentRequest.of(body);
        Project project = account.project(asked.projectId());
        if (asked.compositionId() != null && !project.hasComposition(asked.compositionId())) {
            throw Refused.notFound("Composition not found");
        }
        if (project.isBusy(now)) {
            throw Refused.busy();
        }
        account.checkCredit(JobType.AGENT);
        Job job = account.edit(project, body, order(Call.AGENT, project.name), now);
        return Answer.json(201, answers.submitted(job));
    }

    private JobOrder order(Call call, String project) {
        JobOrder order = faults.job(call, project);
        SandboxSettings settings = account.settings;
        return new JobOrder(
                order.fate(), order.message(), settings.real(order.listedLate()), settings.real(order.foundLate()));
    }

    private Answer cancel(String id, Instant now) {
        Job job = account.job(id, now);
        if (job.hasStopped(now)) {
            throw Refused.badRequest("The job has ended already");
        }
        job.cancel(now);
        return Answer.empty(204);
    }

    private Answer job(String id, Instant now) {
        Job job = account.job(id, now);
        job.looks.look(now);
        return Answer.json(200, shown(job, now));
    }

    private Answer jobs(Query query, Instant now) {
        query.allowing("project_id", "type", "created_after", "created_before", "limit", "cursor");
        String type = query.oneOf("type", List.of("", JobType.IMPORT.wireName, JobType.AGENT.wireName));
        Instant after = query.time("created_after", now.minus(LOOK_BACK));
        Instant before = query.time("created_before", Instant.MAX);
        List<Job> found = account.listedJobs(now).stream()
                .filter(job -> type.isEmpty() || job.type.wireName.equals(type))
                .filter(job ->
                        query.text("project_id").map(job.project.id::equals).orElse(true))
                .filter(job -> job.createdAt.isAfter(after) && job.createdAt.isBefore(before))
                .toList();
        return Answer.json(200, Page.of(found, (Job job) -> job.id, query).json(job -> shown(job, now)));
    }

    private Map<String, Object> shown(Job job, Instant now) {
        job.looks.shown(job, now);
        return answers.status(job, now);
    }

    private Answer projects(Query query, Instant now) {
        query.allowing("name", "created_by", "created_after", "created_before", "sort", "direction", "limit", "cursor");
        String part = query.text("name").orElse("").toLowerCase(Locale.ROOT);
        boolean onlyMine = query.oneOf("created_by", List.of("", "me")).equals("me");
        Instant after = query.time("created_after", Instant.MIN);
        Instant before = query.time("created_before", Instant.MAX);
        Stream<Project> found = account.listedProjects(now)
                .filter(project -> project.name.toLowerCase(Locale.ROOT).contains(part))
                .filter(project -> project.mine || !onlyMine)
                .filter(project -> project.createdAt.isAfter(after) && project.createdAt.isBefore(before));
        List<Project> sorted = sorted(found, query, now);
        return Answer.json(
                200,
                Page.of(sorted, (Project project) -> project.id, query)
                        .json(project -> ProjectAnswer.brief(project, now)));
    }

    /** The newest first unless asked otherwise; the contract does not say. */
    private static List<Project> sorted(Stream<Project> projects, Query query, Instant now) {
        Comparator<Project> order = switch (query.oneOf("sort", List.of("created_at", "updated_at", "name"))) {
            case "name" -> Comparator.comparing((Project project) -> project.name);
            case "updated_at" -> Comparator.comparing((Project project) -> project.updatedAt(now));
            default -> Comparator.comparing((Project project) -> project.createdAt);
        };
        List<Project> sorted = new ArrayList<>(projects.sorted(order).toList());
        if (query.oneOf("direction", List.of("desc", "asc")).equals("desc")) {
            Collections.reverse(sorted);
        }
        return sorted;
    }

    private Answer status() {
        return Answer.json(
                200,
                Map.of(
                        "drive_id",
                        account.driveId,
                        "drive_name",
                        Account.DRIVE_NAME,
                        "api_version",
                        "1.2",
                        "region",
                        "sandbox"));
    }
}
