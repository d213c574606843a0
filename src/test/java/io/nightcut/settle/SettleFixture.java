package io.nightcut.settle;

import io.nightcut.NightcutApplication;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.ImportRequest;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.sandbox.HandClock;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real client and an empty ledger, against a sandbox whose imports take 100 s and whose clock only the tests move. Each
 * test has projects of its own.
 */
abstract class SettleFixture {

    static final Duration IMPORT_TAKES = Duration.ofSeconds(100);

    @TempDir
    static Path folder;

    static HandClock clock;
    static Sandbox sandbox;
    static ConfigurableApplicationContext context;
    static DescriptClient descript;

    @BeforeAll
    static void start() {
        clock = new HandClock();
        io.nightcut.sandbox.Quota plenty = new io.nightcut.sandbox.Quota(100_000, Duration.ofMillis(1));
        sandbox = Sandbox.start(
                SandboxSettings.defaults()
                        .withImports(plenty)
                        .withEdits(plenty)
                        .withReads(plenty)
                        .withImportTakes(Span.exactly(IMPORT_TAKES))
                        .withEditTakes(Span.exactly(IMPORT_TAKES)),
                clock);
        context = NightcutApplication.application()
                .run(
                        "--descript.base-url=" + sandbox.baseUrl(),
                        "--descript.token=" + sandbox.token(),
                        "--nightcut.state=" + folder.resolve("nightcut"),
                        "--resilience4j.retry.instances.read.wait-duration=1ms",
                        "--resilience4j.circuitbreaker.instances.descript.minimum-number-of-calls=1000",
                        "--resilience4j.circuitbreaker.instances.descript.sliding-window-size=1000",
                        "--resilience4j.ratelimiter.instances.import.limit-refresh-period=1ms",
                        "--resilience4j.ratelimiter.instances.agent.limit-refresh-period=1ms",
                        "--resilience4j.ratelimiter.instances.read.limit-refresh-period=1ms");
        descript = context.getBean(DescriptClient.class);
        descript.status(); // The time is learnt from answers.
    }

    @AfterAll
    static void close() {
        context.close();
        sandbox.close();
    }

    @AfterEach
    void forgetFaults() {
        sandbox.clearFaults();
    }

    /** A POST of an import that is carried out, and whose answer comes. */
    static Submission imported(String name) {
        Instant sentAt = clock.instant();
        SubmittedJob job = postImport(name);
        return submission(name, Stage.IMPORT, 1, sentAt, new RemoteJob(job.jobId(), job.projectId(), job.projectUrl()));
    }

    static SubmittedJob postImport(String name) {
        await(Quota.IMPORT);
        return descript.submit(new ImportRequest(
                name,
                null,
                "edit",
                Map.of("v.mp4", new ImportRequest.Linked("https://media.example.com/v.mp4", null)),
                List.of(new ImportRequest.NewComposition("Main", List.of(new ImportRequest.Clip("v.mp4"))))));
    }

    static SubmittedJob postEdit(String descriptProjectId) {
        await(Quota.AGENT);
        return descript.submit(new AgentRequest(descriptProjectId, "shorter", null, null));
    }

    private static void await(Quota quota) {
        while (!descript.permit(quota)) {
            Thread.onSpinWait();
        }
    }

    static Submission submission(String name, Stage stage, int attempts, Instant sentAt, @Nullable RemoteJob job) {
        SubmissionState state = job == null ? SubmissionState.SENDING : SubmissionState.RUNNING;
        return new Submission(
                "key of " + name,
                name,
                stage,
                state,
                attempts,
                job == null,
                sentAt,
                null,
                job,
                new Outcome(state, null, false, null, null, null, null, null, null, null),
                null,
                0,
                null,
                null);
    }
}
