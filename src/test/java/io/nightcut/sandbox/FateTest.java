package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Jobs that were accepted and do not do what they should. */
class FateTest extends SandboxFixture {

    @Test
    void aStuckJobRunsForEverAndKeepsItsProjectBusy() {
        Reply submitted = importFated(Fate.STUCK);
        clock.pass(Duration.ofHours(10));
        assertThat(caller.state(submitted.text("job_id"))).isEqualTo("running");
        assertThat(caller.edit(submitted.text("project_id")).status()).isEqualTo(429);
        assertThat(sandbox.bill().charges().get(0).endsAt()).isNull();
    }

    @Test
    void aJobEndsInErrorWithTheWordsOrdered() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR).saying("No audio track"));
        JsonNode result = ended(caller.importMedia("Recap")).path("result");
        assertThat(result.path("status").asString()).isEqualTo("error");
        assertThat(result.path("error_message").asString()).isEqualTo("No audio track");
        assertThat(result.path("error_code").asString()).isNotEmpty();
    }

    @Test
    void aPartialImportNamesTheFileThatFailed() {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.PARTIAL));
        Reply submitted = caller.post("/jobs/import/project_media", """
                {"project_name": "Recap", "add_media": {
                  "a.mp4": {"url": "https://example.com/a.mp4"}, "b.mp4": {"url": "https://example.com/b.mp4"}}}""");
        JsonNode result = ended(submitted).path("result");
        assertThat(result.path("status").asString()).isEqualTo("partial");
        assertThat(result.at("/media_status/a.mp4/status").asString()).isEqualTo("failed");
        assertThat(result.at("/media_status/a.mp4/error_message").asString()).isNotEmpty();
        assertThat(result.at("/media_status/b.mp4/status").asString()).isEqualTo("success");
    }

    @Test
    void aJobIsCancelledByNobodysWish() {
        JsonNode job = ended(importFated(Fate.CANCELLED));
        assertThat(job.path("job_state").asString()).isEqualTo("cancelled");
        assertThat(job.path("result").isNull()).isTrue();
    }

    @Test
    void aJobStopsWithoutAResult() {
        JsonNode job = ended(importFated(Fate.NO_RESULT));
        assertThat(job.path("job_state").asString()).isEqualTo("stopped");
        assertThat(job.path("result").isNull()).isTrue();
    }

    @Test
    void aJobIsForATimeInAStateNobodyHasHeardOf() {
        Reply submitted = importFated(Fate.UNKNOWN_STATE);
        clock.passSeconds(50);
        assertThat(caller.state(submitted.text("job_id"))).isEqualTo("waiting_for_capacity");
        assertThat(ended(submitted).at("/result/status").asString()).isEqualTo("success");
    }

    @Test
    void aStoppedJobsResultIsForATimeOfAKindNobodyHasHeardOf() {
        Reply submitted = importFated(Fate.UNKNOWN_RESULT);
        assertThat(ended(submitted).at("/result/status").asString()).isEqualTo("finalizing");
        assertThat(ended(submitted).at("/result/status").asString()).isEqualTo("success");
    }

    @Test
    void aJobsRecordIsGoneWhileItsProjectIsThere() {
        Reply submitted = importFated(Fate.GONE);
        assertThat(caller.job(submitted.text("job_id")).status()).isEqualTo(404);
        assertThat(caller.get("/jobs").json().path("data")).isEmpty();
        assertThat(caller.get("/projects?name=Recap").json().path("data")).hasSize(1);
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
    }

    @Test
    void theAgentAsksSomethingBackAndChangesNothing() {
        String project = imported("Recap");
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION));
        JsonNode result = ended(caller.edit(project)).path("result");
        assertThat(result.path("status").asString()).isEqualTo("success");
        assertThat(result.path("agent_response").asString()).endsWith("?");
        assertThat(result.path("project_changed").booleanValue()).isFalse();
        assertThat(result.path("ai_credits_used").doubleValue()).isPositive();
    }

    @Test
    void listingsLagWhileTheRecordIsThere() {
        sandbox.order(Fault.listedLate(Call.IMPORT, Duration.ofSeconds(20)));
        String job = caller.importMedia("Recap").text("job_id");
        clock.passSeconds(19);
        assertThat(caller.job(job).status()).isEqualTo(200);
        assertThat(caller.get("/jobs").json().path("data")).isEmpty();
        assertThat(caller.get("/projects").json().path("data")).isEmpty();
        clock.passSeconds(1);
        assertThat(caller.get("/jobs").json().path("data")).hasSize(1);
        assertThat(caller.get("/projects").json().path("data")).hasSize(1);
    }

    @Test
    void aNewJobIsNotFoundInItsFirstMoments() {
        sandbox.order(Fault.foundLate(Call.IMPORT, Duration.ofSeconds(3)));
        String job = caller.importMedia("Recap").text("job_id");
        assertThat(caller.job(job).status()).isEqualTo(404);
        clock.passSeconds(3);
        assertThat(caller.job(job).status()).isEqualTo(200);
    }

    @Test
    void aFateALagAndALostAnswerMayMeetInOneJob() {
        sandbox.order(Fault.error(Call.IMPORT, 502, "Bad gateway").afterTheEffect());
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR));
        sandbox.order(Fault.listedLate(Call.IMPORT, Duration.ofSeconds(5)));
        assertThat(caller.importMedia("Recap").status()).isEqualTo(502);
        assertThat(sandbox.faultsLeft()).isEmpty();
        assertThat(caller.get("/jobs").json().path("data")).isEmpty();
        clock.passSeconds(100);
        assertThat(caller.get("/jobs").json().at("/data/0/result/status").asString())
                .isEqualTo("error");
    }

    private Reply importFated(Fate fate) {
        sandbox.order(Fault.fate(Call.IMPORT, fate));
        return caller.importMedia("Recap");
    }

    private JsonNode ended(Reply submitted) {
        clock.passSeconds(100);
        return caller.job(submitted.text("job_id")).json();
    }
}
