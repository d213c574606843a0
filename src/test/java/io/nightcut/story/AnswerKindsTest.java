package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.nightcut.NightcutApplication;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.FileUpload;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.ImportRequest;
import io.nightcut.descript.api.JobRequest;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.quota.Quota;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.Span;
import io.nightcut.text.ForeignText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Every call is given every kind of answer, and it counts as what {@code src/docs/answers.md} says. */
@Timeout(120)
@InAFile
class AnswerKindsTest {

    static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(1);
    static final Duration TOO_SLOW = TIME_LIMIT.multipliedBy(3);

    static final List<Call> CALLS = List.of(
            Call.STATUS,
            Call.IMPORT,
            Call.AGENT,
            Call.JOB,
            Call.JOBS,
            Call.PROJECTS,
            Call.PROJECT,
            Call.UPLOAD,
            Call.NEWEST_PROJECTS);

    private static final double SPEED = 600;
    private static final List<String> seen = new ArrayList<>();

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static ConfigurableApplicationContext application;
    private static DescriptClient descript;
    private static int imports;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(
                SandboxSettings.defaults().withSpeed(SPEED).withImportTakes(Span.exactly(Duration.ofMillis(1))));
        Files.writeString(folder.resolve("a.mp4"), "ID3 bytes");
        startApplication();
    }

    private static void startApplication() {
        Nightcut nightcut = Nightcut.in(folder, sandbox, SPEED)
                .with("resilience4j.retry.instances.read.max-attempts", 1)
                .with("spring.http.serviceclient.descript.read-timeout", TIME_LIMIT.toMillis() + "ms");
        application = NightcutApplication.application()
                .run(nightcut.arguments("--descript.token=" + sandbox.token()).toArray(String[]::new));
        descript = application.getBean(DescriptClient.class);
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        sandbox.close();
        AnswersDocument.write("answer-kinds.md", seen);
    }

    @BeforeEach
    void forgetTheAnswersBefore() {
        application
                .getBean(CircuitBreakerRegistry.class)
                .circuitBreaker("descript")
                .reset();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerCountsAsTheDocumentSays(OddAnswer answer) {
        List<String> cells = new ArrayList<>(List.of(answer.words));
        for (Call call : CALLS) {
            cells.add(kind(call, answer));
        }
        String row = AnswersDocument.row(cells);
        seen.add(row);
        assertThat(AnswersDocument.rows(AnswersDocument.KINDS)).contains(row);
    }

    @Test
    void theDocumentHasEveryAnswerOnce() {
        assertThat(AnswersDocument.rows(AnswersDocument.KINDS))
                .extracting(row -> AnswersDocument.cells(row).get(0))
                .containsExactly(Stream.of(OddAnswer.values())
                        .map(answer -> answer.words)
                        .toArray(String[]::new));
    }

    private static String kind(Call call, OddAnswer answer) {
        SubmittedJob job = call == Call.IMPORT ? null : submitImport();
        sandbox.clearFaults();
        sandbox.order(answer.to(call));
        try {
            switch (call) {
                case STATUS -> descript.status();
                case IMPORT -> submitImport();
                case AGENT -> submit(new AgentRequest(job.projectId(), "Cut.", null, null));
                case JOB -> descript.job(job.jobId());
                case JOBS -> descript.newestJobs(Instant.EPOCH);
                case PROJECTS -> descript.projectsSince(Instant.EPOCH);
                case NEWEST_PROJECTS -> descript.newestProjects(Instant.EPOCH, 1);
                case PROJECT -> descript.project(job.projectId());
                case UPLOAD ->
                    application
                            .getBean(FileUpload.class)
                            .put(
                                    submitFile()
                                            .uploadUrls()
                                            .get(ForeignText.of("a.mp4"))
                                            .uploadUrl(),
                                    folder.resolve("a.mp4"),
                                    sent -> true);
                default -> throw new IllegalArgumentException(call.toString());
            }
            return "good";
        } catch (DescriptException.RateLimited e) {
            application.close(); // The limiter would hold for as long as the answer said.
            startApplication();
            return "RateLimited";
        } catch (DescriptException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static SubmittedJob submitImport() {
        return submit(importing(new ImportRequest.Linked("https://media.example.com/a.mp4", null)));
    }

    private static SubmittedJob submitFile() {
        return submit(importing(new ImportRequest.Uploaded("video/mp4", 9, null)));
    }

    private static ImportRequest importing(ImportRequest.MediaItem medium) {
        return new ImportRequest("Recap " + imports++, null, "edit", Map.of("a.mp4", medium), List.of());
    }

    private static SubmittedJob submit(JobRequest request) {
        Quota quota = request.quota();
        while (!descript.permit(quota)) {
            Thread.onSpinWait();
        }
        return descript.submit(request);
    }
}
