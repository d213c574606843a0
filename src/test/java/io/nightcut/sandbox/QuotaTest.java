package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many calls pass, and what the answers tell of it. */
class QuotaTest extends SandboxFixture {

    @Test
    void theEleventhImportWithinAMinuteIsTooManyWheneverTheMinuteBegan() {
        for (int i = 0; i < 10; i++) {
            clock.passSeconds(3);
            assertThat(caller.importMedia("Recap " + i).status()).isEqualTo(201);
        }
        // The first came at second 3, it is second 62: over the edge of a clock's minute, within a sliding one.
        clock.passSeconds(32);
        Reply tooMany = caller.importMedia("Recap 10");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).isEqualTo("1");
        assertThat(tooMany.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(tooMany.header("X-RateLimit-Consumed")).isEqualTo("10");
        clock.passSeconds(1);
        assertThat(caller.importMedia("Recap 10").status()).isEqualTo(201);
        assertThat(caller.importMedia("Recap 11").header("Retry-After")).isEqualTo("3");
        assertThat(sandbox.bill().imports()).isEqualTo(11);
        assertThat(sandbox.bill().overQuota()).isEqualTo(2);
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        assertThat(caller.importMedia("One").header("X-RateLimit-Remaining")).isEqualTo("9");
        Reply second = caller.importMedia("Two");
        assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("8");
        assertThat(second.header("X-RateLimit-Consumed")).isEqualTo("2");
    }

    @Test
    void aRefusedRequestUsesQuotaAsAnyOther() {
        assertThat(caller.post("/jobs/import/project_media", "{}").header("X-RateLimit-Consumed"))
                .isEqualTo("1");
    }

    @Test
    void importsAndEditsHaveQuotasOfTheirOwn() {
        String project = imported("Recap");
        for (int i = 0; i < 10; i++) {
            caller.importMedia("Recap " + i);
        }
        assertThat(caller.importMedia("Recap 10").status()).isEqualTo(429);
        assertThat(caller.edit(project).status()).isEqualTo(201);
    }

    @Test
    void twentyReadsPassInASecond() {
        for (int i = 0; i < 20; i++) {
            assertThat(caller.get("/jobs").status()).isEqualTo(200);
        }
        Reply tooMany = caller.get("/jobs");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).isEqualTo("1");
        clock.passSeconds(1);
        assertThat(caller.get("/jobs").status()).isEqualTo(200);
    }

    @Test
    void atSixtyTimesTheSpeedAMinuteIsASecond() {
        try (Sandbox fast = Sandbox.start(settings().withSpeed(60), clock)) {
            Caller hurried = new Caller(fast);
            for (int i = 0; i < 10; i++) {
                assertThat(hurried.importMedia("Recap " + i).status()).isEqualTo(201);
            }
            Reply tooMany = hurried.importMedia("Recap 10");
            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(tooMany.header("Retry-After")).isEqualTo("1");
            clock.passSeconds(1);
            String job = hurried.importMedia("Recap 10").text("job_id");
            clock.pass(Duration.ofMillis(1666));
            assertThat(hurried.state(job)).isEqualTo("running");
            clock.pass(Duration.ofMillis(1));
            assertThat(hurried.state(job)).isEqualTo("stopped");
        }
    }

    @Test
    void theWholeClockCanBeWrong() {
        try (Sandbox ahead = Sandbox.start(settings().withClockSkew(Duration.ofMinutes(5)), clock)) {
            Reply submitted = new Caller(ahead).importMedia("Recap");
            assertThat(submitted.header("Date")).isEqualTo("Mon, 23 Nov 2026 02:05:00 GMT");
            assertThat(submitted.raw().headers().allValues("Date")).hasSize(1);
            assertThat(new Caller(ahead).job(submitted.text("job_id")).text("created_at"))
                    .isEqualTo("2026-11-23T02:05:00Z");
        }
    }
}
