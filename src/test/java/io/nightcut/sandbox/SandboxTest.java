package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A project's way through the sandbox, as the contract tells it. */
class SandboxTest {

    private final HandClock clock = new HandClock();
    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(
                SandboxSettings.defaults()
                        .withImportTakes(Span.exactly(Duration.ofSeconds(100)))
                        .withEditTakes(Span.exactly(Duration.ofSeconds(60))),
                clock);
        caller = new Caller(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

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
        clock.passSeconds(50);
        JsonNode stopped = caller.job(job).json();
        assertThat(stopped.path("job_state").asString()).isEqualTo("stopped");
        assertThat(stopped.path("stopped_at").asString()).isEqualTo("2026-11-23T02:01:40Z");
        assertThat(stopped.at("/result/status").asString()).isEqualTo("success");
        assertThat(stopped.at("/result/media_status/a.mp4/status").asString()).isEqualTo("success");
        assertThat(stopped.at("/result/media_seconds_used").intValue()).isEqualTo(1000);
        assertThat(stopped.at("/result/created_compositions/0/name").asString()).isEqualTo("Main");
    }
}
