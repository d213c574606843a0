package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A project's way through the sandbox, as the contract tells it. */
class SandboxTest extends SandboxFixture {

    @Test
    void anImportIsQueuedThenRunsThenStopsWithAResult() {
        Reply submitted = caller.importMedia("Weekly Recap");
        assertThat(submitted.status()).isEqualTo(201);
        String job = submitted.text("job_id");
        assertThat(caller.state(job)).isEqualTo("queued");

        clock.passSeconds(50);
        JsonNode running = caller.job(job).json();
        assertThat(running.path("job_state").asString()).isEqualTo("running");
        assertThat(running.at("/progress/percent").intValue()).isEqualTo(50);
        assertThat(running.path("result").isNull()).isTrue();
        assertThat(running.path("stopped_at").isNull()).isTrue();

        clock.passSeconds(50);
        JsonNode stopped = caller.job(job).json();
        assertThat(stopped.path("job_state").asString()).isEqualTo("stopped");
        assertThat(stopped.path("job_type").asString()).isEqualTo("import/project_media");
        assertThat(stopped.path("created_at").asString()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(stopped.path("stopped_at").asString()).isEqualTo("2026-11-23T02:01:40Z");
        assertThat(stopped.at("/result/status").asString()).isEqualTo("success");
        assertThat(stopped.at("/result/media_status/a.mp4/status").asString()).isEqualTo("success");
        assertThat(stopped.at("/result/media_seconds_used").intValue()).isEqualTo(1000);
        assertThat(stopped.at("/result/created_compositions/0/name").asString()).isEqualTo("Main");
    }

    @Test
    void anEditAnswersWhatTheAgentDidAndWhatItCost() {
        String project = imported("Weekly Recap");
        Reply submitted = caller.edit(project);
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(submitted.text("conversation_id")).isNotEmpty();
        clock.passSeconds(60);
        JsonNode result = caller.job(submitted.text("job_id")).json().path("result");
        assertThat(result.path("status").asString()).isEqualTo("success");
        assertThat(result.path("agent_response").asString()).isNotEmpty();
        assertThat(result.path("project_changed").booleanValue()).isTrue();
        assertThat(result.path("ai_credits_used").toString()).matches("[0-9]+\\.[0-9]{1,3}");
        assertThat(result.path("media_seconds_used").isNumber()).isTrue();
    }

    @Test
    void anEditCanNameTheCompositionThatTheImportMade() {
        Reply submitted = caller.importMedia("Weekly Recap");
        clock.passSeconds(100);
        String composition = caller.job(submitted.text("job_id"))
                .json()
                .at("/result/created_compositions/0/id")
                .asString();
        String request = """
                {"project_id": "%s", "prompt": "Tighten it.", "composition_id": "%s"}""";
        String project = submitted.text("project_id");
        assertThat(caller.post("/jobs/agent", request.formatted(project, "no-such-thing"))
                        .status())
                .isEqualTo(404);
        assertThat(caller.post("/jobs/agent", request.formatted(project, composition))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aProjectWhoseImportStillRunsRefusesAnEditWithoutUsingQuota() {
        Reply submitted = caller.importMedia("Weekly Recap");
        clock.passSeconds(99);
        Reply busy = caller.edit(submitted.text("project_id"));
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.text("message")).contains("already running for this project");
        assertThat(busy.header("Retry-After")).isEmpty();
        assertThat(busy.header("X-RateLimit-Consumed")).isEqualTo("0");
        clock.passSeconds(1);
        assertThat(caller.edit(submitted.text("project_id")).status()).isEqualTo(201);
        assertThat(caller.edit(submitted.text("project_id")).status()).isEqualTo(429);
        assertThat(sandbox.bill().busy()).isEqualTo(2);
        assertThat(sandbox.bill().overQuota()).isZero();
    }

    @Test
    void eachImportByNameMakesANewProject() {
        String one = caller.importMedia("Weekly Recap").text("project_id");
        String other = caller.importMedia("Weekly Recap").text("project_id");
        assertThat(one).isNotEqualTo(other);
        assertThat(sandbox.bill().paidTwice()).containsExactly("Weekly Recap");
    }

    @Test
    void aProjectIsThereFromItsImportOnWithAPlaceholderComposition() {
        String id = caller.importMedia("Weekly Recap").text("project_id");
        JsonNode project = caller.get("/projects/" + id).json();
        assertThat(project.path("name").asString()).isEqualTo("Weekly Recap");
        assertThat(project.path("folder_path").asString()).isEqualTo("Nightly");
        assertThat(project.path("media_files").has("a.mp4")).isTrue();
        assertThat(project.path("compositions")).hasSize(2);
        assertThat(caller.get("/projects/nobody").status()).isEqualTo(404);
    }

    @Test
    void aCancelledJobIsCancelledAndItsProjectFree() {
        Reply submitted = caller.importMedia("Weekly Recap");
        clock.passSeconds(10);
        assertThat(caller.delete("/jobs/" + submitted.text("job_id")).status()).isEqualTo(204);
        assertThat(caller.state(submitted.text("job_id"))).isEqualTo("cancelled");
        assertThat(caller.edit(submitted.text("project_id")).status()).isEqualTo(201);
        assertThat(caller.delete("/jobs/unknown").status()).isEqualTo(404);
    }

    @Test
    void aClientThatLosesNoTimeTakesExactlyTheIdealTime() {
        SandboxSettings narrow = settings().withImports(Quota.perMinute(3)).withEdits(Quota.perMinute(2));
        List<String> names = List.of("A", "B", "C", "D", "E", "F", "G");
        Deque<String> toImport = new ArrayDeque<>(names);
        Deque<String> toEdit = new ArrayDeque<>();
        try (Sandbox limited = Sandbox.start(narrow, clock)) {
            Caller eager = new Caller(limited);
            for (int second = 0; limited.bill().edits() < names.size() && second < 1000; second++) {
                while (!toImport.isEmpty()) {
                    Reply reply = eager.importMedia(toImport.getFirst());
                    if (reply.status() != 201) {
                        break;
                    }
                    toImport.removeFirst();
                    toEdit.add(reply.text("project_id"));
                }
                while (!toEdit.isEmpty() && eager.edit(toEdit.getFirst()).status() == 201) {
                    toEdit.removeFirst();
                }
                clock.passSeconds(1);
            }
            Bill bill = limited.bill();
            Instant end = bill.of(JobType.AGENT)
                    .map(Bill.Charge::endsAt)
                    .max(Instant::compareTo)
                    .orElseThrow();
            assertThat(Duration.between(bill.firstPost().orElseThrow(), end))
                    .isEqualTo(Ideal.of(narrow, names).inOrder());
        }
    }

    @Test
    void theStatusNamesTheDrive() {
        JsonNode status = caller.get("/status").json();
        assertThat(status.path("drive_name").asString()).isEqualTo("Sandbox Drive");
        assertThat(status.path("drive_id").asString()).isNotEmpty();
        assertThat(status.path("api_version").asString()).isEqualTo("1.2");
    }

    @Test
    void anUploadStartsItsImportWhenAllBytesAreThere() {
        Reply submitted = caller.post("/jobs/import/project_media", """
                {"project_name": "Weekly Recap",
                 "add_media": {"a.mp4": {"content_type": "video/mp4", "file_size": 5}}}""");
        String url = submitted.json().at("/upload_urls/a.mp4/upload_url").asString();
        clock.passSeconds(1000);
        assertThat(caller.state(submitted.text("job_id"))).isEqualTo("queued");
        assertThat(upload(url, "four").status()).isEqualTo(400);
        assertThat(caller.state(submitted.text("job_id"))).isEqualTo("queued");
        assertThat(upload(url, "bytes").status()).isEqualTo(200);
        clock.passSeconds(50);
        assertThat(caller.state(submitted.text("job_id"))).isEqualTo("running");
        clock.passSeconds(50);
        assertThat(caller.state(submitted.text("job_id"))).isEqualTo("stopped");
    }

    @Test
    void anUploadGoesWrongOnOrderAndTakesNeitherATokenNorALackOfItsSignature() {
        String url = uploadUrl();
        sandbox.order(Fault.error(Call.UPLOAD, 503, "Not now").on("Weekly Recap"));
        assertThat(upload(url, "bytes").status()).isEqualTo(503);
        assertThat(caller.send(put(url, "bytes").header("Authorization", "Bearer x"))
                        .status())
                .isEqualTo(400);
        assertThat(upload(url.substring(0, url.indexOf('?')), "bytes").status()).isEqualTo(403);
        assertThat(upload(url, "bytes").status()).isEqualTo(200);
        assertThat(upload(url, "bytes").status()).isEqualTo(403);
        assertThat(sandbox.bill().received(Call.UPLOAD)).isEqualTo(5);
    }

    @Test
    void anUploadUrlIsGoodForThreeHours() {
        String url = uploadUrl();
        clock.pass(Duration.ofHours(3).plusSeconds(1));
        assertThat(upload(url, "bytes").status()).isEqualTo(403);
    }

    private String uploadUrl() {
        return caller.post("/jobs/import/project_media", """
                        {"project_name": "Weekly Recap",
                         "add_media": {"a.mp4": {"content_type": "video/mp4", "file_size": 5}}}""")
                .json()
                .at("/upload_urls/a.mp4/upload_url")
                .asString();
    }

    private Reply upload(String url, String bytes) {
        return caller.send(put(url, bytes));
    }

    private static HttpRequest.Builder put(String url, String bytes) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofString(bytes));
    }
}
