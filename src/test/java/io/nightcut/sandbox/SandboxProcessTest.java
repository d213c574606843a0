package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A sandbox in a process of its own, and the orders given to it. */
class SandboxProcessTest {

    @Test
    void aSandboxInAProcessOfItsOwnTakesOrdersAndGivesItsBill() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxProcess.class.getName(),
                        "--speed=60",
                        "--token=mine")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertThat(line).matches("sandbox http://127\\.0\\.0\\.1:[0-9]+/v1");
            String baseUrl = line.substring("sandbox ".length());
            assertThat(new Caller(baseUrl, "mine").importMedia("Recap").status())
                    .isEqualTo(201);
            assertThat(new SandboxClient(baseUrl).bill().importsOf("Recap")).isOne();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void ordersOverHttpDoWhatOrdersInProcessDo() {
        HandClock clock = new HandClock();
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults(), clock)) {
            Caller caller = new Caller(sandbox);
            SandboxClient client = new SandboxClient(sandbox.baseUrl());
            Fault fault = Fault.rateLimited(Call.AGENT, Duration.ofSeconds(9))
                    .on("Recap")
                    .times(3);
            client.order(fault);
            assertThat(client.faultsLeft()).containsExactly(fault);
            client.clearFaults();
            assertThat(client.faultsLeft()).isEmpty();

            client.outage(true);
            assertThat(caller.get("/status").status()).isEqualTo(503);
            client.outage(false);
            client.credit(JobType.IMPORT, 0);
            assertThat(caller.importMedia("Recap").status()).isEqualTo(402);
            client.credit(JobType.IMPORT, 1);
            assertThat(caller.importMedia("Recap").status()).isEqualTo(201);
            assertThat(client.bill()).isEqualTo(sandbox.bill());

            Instant lastNight = clock.instant().minus(Duration.ofDays(1));
            Seeded seeded = client.seed(Seed.somebodyElses("Recap", lastNight));
            assertThat(caller.state(seeded.importJobId())).isEqualTo("stopped");
        }
    }

    @Test
    void aFaultOrderedByHandNeedsOnlyWhatDiffers() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            Caller caller = new Caller(sandbox);
            String faults = sandbox.baseUrl().replace("/v1", "/sandbox/faults");
            assertThat(caller.post(faults, "STATUS ERROR status=418").status()).isEqualTo(201);
            assertThat(caller.get("/status").status()).isEqualTo(418);
            assertThat(caller.post(faults, "STATUS NO_SUCH").status()).isEqualTo(400);
            assertThat(caller.post(faults, "STATUS ERROR times=0").status()).isEqualTo(400);
            assertThat(caller.post(faults, "JOB FATE fate=STUCK").status()).isEqualTo(400);
        }
    }

    @Test
    void aSettingThatIsNotKnownIsRefused() {
        assertThat(SandboxProcess.with(SandboxSettings.defaults(), "--import-takes=PT1S..PT2S")
                        .importTakes())
                .isEqualTo(new Span(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThatThrownBy(() -> SandboxProcess.with(SandboxSettings.defaults(), "--sped=60"))
                .hasMessageContaining("--sped");
        assertThatThrownBy(() -> SandboxProcess.with(SandboxSettings.defaults(), "--speed"))
                .hasMessageContaining("--speed");
    }
}
