package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.sandbox.Caller.Reply;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that go wrong on order, and what was carried out all the same. */
class FaultTest extends SandboxFixture {

    static Stream<Fault> answers() {
        return Stream.of(
                Fault.rateLimited(Call.IMPORT, Duration.ofSeconds(17)),
                Fault.outOfCredit(Call.IMPORT),
                Fault.unauthorized(Call.IMPORT),
                Fault.forbidden(Call.IMPORT),
                Fault.badRequest(Call.IMPORT, "Media URL is not reachable"),
                Fault.error(Call.IMPORT, 502, "Bad gateway"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anOrderedRefusalStrikesOnceAndNothingIsDone(Fault fault) {
        sandbox.order(fault);
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.status()).isEqualTo(fault.effect().status());
        assertThat(reply.text("message")).isEqualTo(fault.effect().message());
        assertThat(reply.header("Retry-After")).isEqualTo(fault.effect().status() == 429 ? "17" : "");
        assertThat(sandbox.bill().imports()).isZero();
        assertThat(caller.importMedia("Recap").header("X-RateLimit-Consumed")).isEqualTo("1");
    }

    @Test
    void outOfCreditTellsTheBalance() {
        sandbox.order(Fault.outOfCredit(Call.IMPORT));
        assertThat(caller.importMedia("Recap").text("message")).contains("(100 credits required, 25 available)");
    }

    @Test
    void aServerErrorAfterTheEffectLeavesAJobRunning() {
        sandbox.order(Fault.error(Call.IMPORT, 502, "Bad gateway").afterTheEffect());
        assertThat(caller.importMedia("Recap").status()).isEqualTo(502);
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
        assertThat(caller.get("/projects?name=Recap").json().path("data")).hasSize(1);
        assertThat(caller.get("/jobs").json().path("data")).hasSize(1);
    }

    static Stream<Fault> cuts() {
        return Stream.of(Fault.connectionReset(Call.IMPORT), Fault.emptyResponse(Call.IMPORT));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void aConnectionIsCutBeforeTheEffectOrAfterIt(Fault cut) {
        sandbox.order(cut);
        assertThatThrownBy(() -> caller.importMedia("Recap")).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.bill().imports()).isZero();
        sandbox.order(cut.afterTheEffect());
        assertThatThrownBy(() -> caller.importMedia("Recap")).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void aGatewayAnswersInHtmlBeforeTheEffectOrAfterIt() {
        sandbox.order(Fault.html(Call.IMPORT, 502));
        Reply before = caller.importMedia("Recap");
        assertThat(before.status()).isEqualTo(502);
        assertThat(before.header("Content-Type")).isEqualTo("text/html");
        assertThat(sandbox.bill().imports()).isZero();
        sandbox.order(Fault.html(Call.IMPORT, 200).afterTheEffect());
        Reply after = caller.importMedia("Recap");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.raw().body()).startsWith("<html>");
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void anAnswerBreaksOffInItsJsonAfterTheEffect() {
        sandbox.order(Fault.brokenJson(Call.IMPORT));
        Reply reply = caller.importMedia("Recap");
        assertThat(reply.status()).isEqualTo(201);
        assertThatThrownBy(reply::json).isInstanceOf(tools.jackson.core.JacksonException.class);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void aSlowAnswerComesTooLateForTheClientAndTheJobExists() {
        sandbox.order(Fault.slow(Call.JOBS, Duration.ofSeconds(30)));
        assertThatThrownBy(() -> caller.send(caller.request("/jobs").GET().timeout(Duration.ofMillis(300))))
                .hasCauseInstanceOf(HttpTimeoutException.class);
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(1)));
        assertThat(caller.importMedia("Recap").status()).isEqualTo(201);
        assertThat(sandbox.faultsLeft()).isEmpty();
    }

    @Test
    void aFaultStrikesOnlyTheProjectItIsFor() {
        sandbox.order(Fault.error(Call.AGENT, 500, "No").on("Recap B"));
        String a = caller.importMedia("Recap A").text("project_id");
        String b = caller.importMedia("Recap B").text("project_id");
        clock.passSeconds(100);
        assertThat(caller.edit(a).status()).isEqualTo(201);
        assertThat(caller.edit(b).status()).isEqualTo(500);
        assertThat(caller.edit(b).status()).isEqualTo(201);
    }

    @Test
    void aFaultStrikesAsOftenAsOrderedAndCanBeTakenBack() {
        sandbox.order(Fault.error(Call.STATUS, 503, "Away").times(2));
        assertThat(caller.get("/status").status()).isEqualTo(503);
        assertThat(caller.get("/status").status()).isEqualTo(503);
        assertThat(caller.get("/status").status()).isEqualTo(200);
        sandbox.order(Fault.error(Call.STATUS, 503, "Away").always());
        assertThat(caller.get("/status").status()).isEqualTo(503);
        sandbox.clearFaults();
        assertThat(caller.get("/status").status()).isEqualTo(200);
    }

    @Test
    void aRateStrikesAboutThatPartAndAlikeForTheSameSeed() {
        Fault fault = Fault.error(Call.STATUS, 503, "Away").rate(0.2);
        String one = struck(fault, settings());
        assertThat(one.chars().filter(c -> c == 'x').count()).isBetween(10L, 60L);
        assertThat(struck(fault, settings())).isEqualTo(one);
        assertThat(struck(fault, settings().withSeed(8))).isNotEqualTo(one);
    }

    private String struck(Fault fault, SandboxSettings settings) {
        try (Sandbox diced = Sandbox.start(settings, clock)) {
            diced.order(fault);
            Caller unlucky = new Caller(diced);
            return Stream.generate(() -> unlucky.get("/status").status() == 503 ? "x" : ".")
                    .limit(150)
                    .reduce("", String::concat);
        }
    }

    @Test
    void oneFaultMayStrikeAllPosts() {
        String project = imported("Recap");
        sandbox.order(Fault.error(Call.IMPORT, 500, "No").on(Call.posts()).times(2));
        assertThat(caller.edit(project).status()).isEqualTo(500);
        assertThat(caller.get("/status").status()).isEqualTo(200);
        assertThat(caller.importMedia("Another").status()).isEqualTo(500);
    }

    @Test
    void aFaultAfterTheEffectWaitsForACallThatHasOne() {
        sandbox.order(Fault.error(Call.IMPORT, 502, "Bad gateway").afterTheEffect());
        assertThat(caller.post("/jobs/import/project_media", "{}").status()).isEqualTo(400);
        assertThat(caller.importMedia("Recap").status()).isEqualTo(502);
    }

    @Test
    void inAnOutageEveryCallIsUnavailableUntilItEnds() {
        sandbox.outage(true);
        assertThat(caller.importMedia("Recap").status()).isEqualTo(503);
        assertThat(caller.get("/status").status()).isEqualTo(503);
        sandbox.outage(false);
        assertThat(caller.importMedia("Recap").status()).isEqualTo(201);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void theCreditIsUsedUpAfterSoManyJobsAndRunningOnesGoOn() {
        sandbox.credit(JobType.IMPORT, 2);
        String job = caller.importMedia("One").text("job_id");
        assertThat(caller.importMedia("Two").status()).isEqualTo(201);
        Reply refused = caller.importMedia("Three");
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.text("message")).contains("credits required");
        clock.passSeconds(100);
        assertThat(caller.state(job)).isEqualTo("stopped");
        sandbox.credit(JobType.IMPORT, 1);
        assertThat(caller.importMedia("Three").status()).isEqualTo(201);
    }
}
