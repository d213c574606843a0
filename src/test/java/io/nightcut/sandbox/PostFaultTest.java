package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.sandbox.Caller.Reply;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** POSTs whose answers tell little or nothing of what was made. */
class PostFaultTest extends SandboxFixture {

    @ParameterizedTest
    @CsvSource({
        "5,5",
        "2.5,2.5",
        "{date+PT5M},'Mon, 23 Nov 2026 02:05:00 GMT'",
        "{unix+PT5M},1795399500",
        "{millis+PT5M},1795399500000",
        "-1,-1",
        "soon,soon",
        "99999999999999999999,99999999999999999999"
    })
    void retryAfterHasManyForms(String ordered, String sent) {
        sandbox.order(PostFaults.retryAfter(Call.IMPORT, ordered));
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo(sent);
        assertThat(sandbox.bill().imports()).isZero();
    }

    @Test
    void aJobIsSaidToRunAlthoughNoneDoes() {
        String project = imported("Recap");
        sandbox.order(PostFaults.busy(Call.AGENT));
        Reply reply = caller.edit(project);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.text("message")).isEqualTo("A job is already running for this project");
        sandbox.order(PostFaults.accountBusy(Call.IMPORT));
        assertThat(caller.importMedia("Other").text("message")).contains("already running for this account");
        assertThat(sandbox.bill().busy()).isZero();
        assertThat(caller.edit(project).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void theApiHasMoved(int status) {
        sandbox.order(PostFaults.redirect(Call.IMPORT, status, "https://moved.example.com/v2"));
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Location")).isEqualTo("https://moved.example.com/v2");
        assertThat(sandbox.bill().imports()).isZero();
    }

    @Test
    void aCaptivePortalAnswersEveryCall() {
        sandbox.order(PostFaults.captivePortal(Call.IMPORT)
                .on(EnumSet.allOf(Call.class))
                .always());
        for (Reply reply : new Reply[] {caller.importMedia("Recap"), caller.get("/jobs"), caller.get("/status")}) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("text/html");
            assertThat(reply.raw().body()).contains("<form>");
        }
        assertThat(sandbox.bill().imports()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void anAnswerIsEmptyWithTheJobMadeOrNot(int status) {
        sandbox.order(PostFaults.emptyBody(Call.IMPORT, status));
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.raw().body()).isEmpty();
        assertThat(sandbox.bill().imports()).isZero();
        sandbox.order(PostFaults.emptyBody(Call.IMPORT, status).afterTheEffect());
        assertThat(caller.importMedia("Recap").raw().body()).isEmpty();
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void anAnswerIsHalfOfWhatItWas() {
        sandbox.order(PostFaults.cutBody(Call.IMPORT));
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.raw().body()).startsWith("{\"job_id\"");
        assertThatThrownBy(reply::json).isInstanceOf(JacksonException.class);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void theConnectionBreaksInTheAnswer() {
        sandbox.order(PostFaults.brokenOff(Call.IMPORT));
        assertThatThrownBy(() -> caller.importMedia("Recap")).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.bill().imports()).isOne();
        sandbox.order(PostFaults.garbage(Call.IMPORT));
        assertThatThrownBy(() -> caller.importMedia("Recap")).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void anAnswerIsHuge() {
        sandbox.order(PostFaults.hugeBody(Call.IMPORT, 10_000_000));
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.raw().body()).hasSizeGreaterThan(10_000_000);
        assertThat(reply.text("job_id"))
                .isEqualTo(sandbox.bill().charges().get(0).jobId());
    }

    @Test
    void anAnswerTricklesInAndIsWhole() {
        sandbox.order(PostFaults.slowBody(Call.STATUS, Duration.ofMillis(300)));
        long start = System.nanoTime();
        assertThat(caller.get("/status").text("drive_name")).isEqualTo("Sandbox Drive");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void noAnswerComesInTimeWithTheJobMadeOrNot() {
        sandbox.order(PostFaults.hangs(Call.AGENT, Duration.ofSeconds(30)));
        String project = imported("Recap");
        assertThatThrownBy(() -> inTime(project)).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(sandbox.bill().edits()).isZero();
        sandbox.order(Fault.slow(Call.AGENT, Duration.ofSeconds(30)));
        assertThatThrownBy(() -> inTime(project)).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(sandbox.bill().edits()).isOne();
    }

    private void inTime(String project) {
        String body = """
                {"project_id": "%s", "prompt": "Tighten it."}""".formatted(project);
        caller.send(caller.request("/jobs/agent")
                .POST(BodyPublishers.ofString(body))
                .timeout(Duration.ofMillis(300)));
    }

    @Test
    void onePostMakesSeveralOfTheSameAndTheBillTellsThem() {
        sandbox.order(PostFaults.copies(Call.IMPORT, 2));
        Reply reply = caller.importMedia("Recap");
        Bill bill = sandbox.bill();
        assertThat(bill.importsOf("Recap")).isEqualTo(3);
        assertThat(bill.jobsOf(JobType.IMPORT, "Recap")).hasSize(3).first().isEqualTo(reply.text("job_id"));
        assertThat(bill.projectsOf("Recap")).hasSize(3).first().isEqualTo(reply.text("project_id"));
        assertThat(bill.paidTwice()).isEmpty();
        assertThat(caller.get("/projects?name=recap").json().path("data")).hasSize(3);
        caller.importMedia("Recap");
        assertThat(sandbox.bill().paidTwice()).containsExactly("Recap");
    }

    @Test
    void oneEditMakesSeveralJobsInItsProject() {
        String project = imported("Recap");
        sandbox.order(PostFaults.copies(Call.AGENT, 1));
        caller.edit(project);
        assertThat(caller.get("/jobs?project_id=" + project + "&type=agent")
                        .json()
                        .path("data"))
                .hasSize(2);
        assertThat(sandbox.bill().jobsOf(JobType.AGENT, "Recap")).hasSize(2);
    }

    @Test
    void idsAreLong() {
        sandbox.order(PostFaults.longIds(Call.IMPORT, 300));
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.text("job_id")).hasSize(300);
        assertThat(reply.text("project_id")).hasSize(300);
        assertThat(caller.state(reply.text("job_id"))).isEqualTo("queued");
        clock.passSeconds(100);
        assertThat(caller.edit(reply.text("project_id")).status()).isEqualTo(201);
    }
}
