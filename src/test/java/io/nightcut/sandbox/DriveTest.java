package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.sandbox.Caller.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several Drives, and what people do in them. */
class DriveTest extends SandboxFixture {

    @Test
    void aTokenSeesItsOwnDriveAlone() {
        Drive trial = sandbox.addDrive("Trial", "dx_bearer_trial:dx_secret_trial");
        Caller other = new Caller(sandbox.baseUrl(), trial.token());
        assertThat(other.get("/status").text("drive_id")).isEqualTo(trial.id());
        assertThat(other.get("/status").text("drive_name")).isEqualTo("Trial");
        assertThat(caller.get("/status").text("drive_id"))
                .isEqualTo(sandbox.drive().id())
                .isNotEqualTo(trial.id());

        Reply made = other.importMedia("Recap");
        assertThat(made.text("drive_id")).isEqualTo(trial.id());
        assertThat(other.get("/jobs").json().path("data")).hasSize(1);
        assertThat(caller.get("/jobs").json().path("data")).isEmpty();
        assertThat(caller.get("/projects").json().path("data")).isEmpty();
        assertThat(caller.job(made.text("job_id")).status()).isEqualTo(404);
        assertThat(caller.get("/projects/" + made.text("project_id")).status()).isEqualTo(404);
        clock.passSeconds(100);
        assertThat(caller.edit(made.text("project_id")).status()).isEqualTo(404);
        assertThat(other.edit(made.text("project_id")).status()).isEqualTo(201);
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
    }

    @Test
    void quotaAndCreditAreOfOneDrive() {
        Drive trial = sandbox.addDrive("Trial", "trial");
        sandbox.credit(JobType.IMPORT, 0);
        assertThat(caller.importMedia("Recap").status()).isEqualTo(402);
        assertThat(new Caller(sandbox.baseUrl(), "trial").importMedia("Recap").header("X-RateLimit-Consumed"))
                .isEqualTo("1");
        assertThatThrownBy(() -> sandbox.addDrive("Again", "trial")).isInstanceOf(IllegalArgumentException.class);
        Seeded seeded = sandbox.seed(trial, Seed.mine("Old", clock.instant().minusSeconds(60)));
        assertThat(new Caller(sandbox.baseUrl(), "trial")
                        .get("/projects/" + seeded.projectId())
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/projects/" + seeded.projectId()).status()).isEqualTo(404);
    }

    @Test
    void whatAPersonDeletedIsGoneAndItsJobsRecordStays() {
        Reply made = caller.importMedia("Recap");
        clock.passSeconds(100);
        sandbox.personDeletes("Recap");
        assertThat(caller.get("/projects/" + made.text("project_id")).status()).isEqualTo(404);
        assertThat(caller.get("/projects?name=recap").json().path("data")).isEmpty();
        assertThat(caller.edit(made.text("project_id")).status()).isEqualTo(404);
        assertThat(caller.state(made.text("job_id"))).isEqualTo("stopped");
        assertThat(sandbox.bill().edits()).isZero();
        assertThatThrownBy(() -> sandbox.personDeletes("Nobody")).hasMessageContaining("Nobody");
    }

    @Test
    void whatAPersonWorkedOnIsUpdatedSince() {
        String id = imported("Recap");
        assertThat(caller.get("/projects/" + id).text("updated_at")).isEqualTo("2026-11-23T02:01:40Z");
        clock.pass(Duration.ofHours(8));
        sandbox.personEdits("Recap");
        JsonNode project = caller.get("/projects/" + id).json();
        assertThat(project.path("updated_at").asString()).isEqualTo("2026-11-23T10:01:40Z");
        assertThat(project.path("media_files").size()).isOne();
        assertThat(project.path("compositions")).hasSize(2);
        caller.edit(id);
        clock.passSeconds(60);
        assertThat(caller.get("/projects/" + id).text("updated_at")).isEqualTo("2026-11-23T10:02:40Z");
    }

    @Test
    void theSameIsOrderedOverHttp() {
        SandboxClient client = new SandboxClient(sandbox.baseUrl());
        String id = imported("Recap");
        clock.passSeconds(10);
        client.personEdits("Recap");
        assertThat(caller.get("/projects/" + id).text("updated_at")).isEqualTo("2026-11-23T02:01:50Z");
        client.personDeletes("Recap");
        assertThat(caller.get("/projects/" + id).status()).isEqualTo(404);
        Drive trial = client.addDrive("Trial", "trial");
        assertThat(new Caller(sandbox.baseUrl(), "trial").get("/status").text("drive_id"))
                .isEqualTo(trial.id());
        client.order("# by hand\nSTATUS ERROR status=503\n\nJOBS HTML status=502");
        assertThat(caller.get("/status").status()).isEqualTo(503);
        assertThat(client.faultsLeft()).containsExactly(Fault.html(Call.JOBS, 502));
        assertThat(client.strikes()).containsExactly("STATUS: STATUS ERROR status=503");
    }

    @Test
    void theAgentsModelsAreListedAndARetiredOneIsRefused() {
        JsonNode models = caller.get("/agent/models").json();
        assertThat(models.at("/availableModels/1/id").asString()).isEqualTo("sandbox-1");
        assertThat(models.at("/aliases/0/resolvesTo").asString()).isEqualTo("sandbox-1");
        String request = """
                {"project_id": "%s", "prompt": "Tighten it.", "model": "%s"}""";
        String project = imported("Recap");
        assertThat(caller.post("/jobs/agent", request.formatted(project, "retired-1"))
                        .status())
                .isEqualTo(400);
        assertThat(caller.post("/jobs/agent", request.formatted(project, "default"))
                        .status())
                .isEqualTo(201);
        assertThat(sandbox.bill().received(Call.MODELS)).isOne();
    }
}
