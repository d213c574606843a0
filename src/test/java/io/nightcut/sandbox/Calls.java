package io.nightcut.sandbox;

import io.nightcut.sandbox.Faults.Request;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The calls themselves, each as the contract has it. */
final class Calls {

    private final Account account;
    private final Faults faults;
    private final JobAnswer answers;

    private final Listings listings;
    private final Instant clock;

    /** @param clock the time now, whatever age the view of a call has */
    Calls(Account account, Faults faults, Instant clock) {
        this.account = account;
        this.faults = faults;
        this.answers = new JobAnswer(account.draws, account.drive);
        this.listings = new Listings(account, answers, clock);
        this.clock = clock;
    }

    Answer carryOut(Call call, Incoming request, Instant now) {
        return switch (call) {
            case IMPORT -> importMedia(request, now);
            case AGENT -> edit(request, now);
            case CANCEL -> cancel(request.last(), now);
            case JOB -> job(request.last(), now);
            case JOBS -> listings.jobs(request.query(), now);
            case PROJECT -> Answer.json(200, ProjectAnswer.full(account.project(request.last(), now), now));
            case PROJECTS, NEWEST_PROJECTS -> listings.projects(request.query(), now);
            case STATUS -> status();
            case MODELS -> Models.answer();
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
                case PROJECT -> account.nameOf(request.last());
                case PROJECTS, NEWEST_PROJECTS -> request.query().text("name").orElse("");
                case JOBS ->
                    request.query().text("project_id").map(account::nameOf).orElse("");
                case STATUS, MODELS -> "";
                case UPLOAD -> account.uploads.get(request.last()).job.project.name;
            };
        } catch (Refused e) {
            return "";
        }
    }

    private String nameOf(JsonNode body) {
        return account.nameOf(body.path("project_id").asString(""));
    }

    private Answer importMedia(Incoming request, Instant now) {
        JsonNode body = request.json();
        ImportRequest asked = ImportRequest.of(body);
        String name = asked.projectName();
        Project old = asked.projectId() == null ? null : account.project(asked.projectId(), now);
        if (old != null && old.isBusy(now)) {
            throw Refused.busy();
        }
        account.checkCredit(JobType.IMPORT);
        JobOrder order = faults.job(new Request(Call.IMPORT, name == null ? old.name : name, "", now));
        Job job = importMedia(asked, body, old, order, false, now);
        for (int i = 0; i < order.copies(); i++) {
            importMedia(asked, body, old, order, true, now);
        }
        Map<String, Object> json = answers.submitted(job);
        List<Upload> uploads = account.uploads.of(job);
        if (!uploads.isEmpty()) {
            json.put("upload_urls", uploadUrls(uploads, request));
        }
        return Answer.json(201, json);
    }

    private Job importMedia(
            ImportRequest asked, JsonNode body, @Nullable Project old, JobOrder order, boolean twin, Instant now) {
        String name = String.valueOf(asked.projectName());
        Project project = old == null ? account.create(name, asked.folder(), order, now) : old;
        return account.importMedia(asked, body, project, order, twin, now);
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
        account.uploads.received(request.last(), request.raw().getBody(), now);
        return Answer.empty(200);
    }

    private Answer edit(Incoming request, Instant now) {
        JsonNode body = request.json();
        AgentRequest asked = AgentRequest.of(body);
        Project project = account.project(asked.projectId(), now);
        Models.check(asked.model());
        if (asked.compositionId() != null && !project.hasComposition(asked.compositionId())) {
            throw Refused.notFound("Composition not found");
        }
        if (project.isBusy(now)) {
            throw Refused.busy();
        }
        account.checkCredit(JobType.AGENT);
        JobOrder order = faults.job(new Request(Call.AGENT, project.name, "", now));
        Job job = account.edit(project, body, order, false, now);
        for (int i = 0; i < order.copies(); i++) {
            account.edit(project, body, order, true, now);
        }
        return Answer.json(201, answers.submitted(job));
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
        job.looks.look(clock);
        return Answer.json(200, listings.shown(job, now));
    }

    private Answer status() {
        return Answer.json(
                200,
                Map.of(
                        "drive_id",
                        account.drive.id(),
                        "drive_name",
                        account.drive.name(),
                        "api_version",
                        "1.2",
                        "region",
                        "sandbox"));
    }
}
