package io.nightcut.descript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.nightcut.NightcutApplication;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.Listing;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unreadable;
import io.nightcut.descript.quota.Quota;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Answers that no API should give. None is taken for a job, and none makes a POST go out twice. */
class OddAnswersTest {

    private static final AgentRequest POST = new AgentRequest("p-1", "Cut.", null, null);

    @TempDir
    Path folder;

    private final AtomicInteger received = new AtomicInteger();
    private HttpServer server;
    private ConfigurableApplicationContext application;
    private int status;
    private String body;
    private String date;
    private String asked;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.incrementAndGet();
            asked = exchange.getRequestURI().getQuery();
            if (date != null) {
                exchange.getResponseHeaders().set("Date", date);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        application = NightcutApplication.application()
                .run(
                        "--descript.base-url=http://127.0.0.1:"
                                + server.getAddress().getPort(),
                        "--descript.token=dx_bearer_odd:dx_secret_odd",
                        "--nightcut.state=" + folder.resolve("state"),
                        "--nightcut.results=" + folder);
    }

    @AfterEach
    void stop() {
        application.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "201 | ''",
                "201 | null",
                "201 | {}",
                "201 | []",
                "201 | {\"job_id\": \"j-1\"}",
                "307 | ''",
                "302 | {}",
                "500 | {\"message\": \"oops\"}"
            })
    void isUnansweredAndSentOnce(int oddStatus, String oddBody) {
        status = oddStatus;
        body = oddBody;
        DescriptClient descript = application.getBean(DescriptClient.class);

        assertThat(descript.permit(Quota.AGENT)).isTrue();
        assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> descript.submit(POST));

        assertThat(received).hasValue(1);
    }

    @Test
    void aDateThatIsNoneSpoilsNoAnswer() {
        status = 201;
        body = "{\"job_id\": \"j-1\", \"project_id\": \"p-1\"}";
        date = "yesterday";
        DescriptClient descript = application.getBean(DescriptClient.class);

        assertThat(descript.permit(Quota.AGENT)).isTrue();
        assertThat(descript.submit(POST).jobId()).isEqualTo("j-1");
    }

    @Test
    @Timeout(20)
    void aListingEndsWhereItsPageLeadsToNoOther() {
        status = 200;
        body = "{\"data\": [{\"job_id\": \"j-1\"}], \"pagination\": {\"next_cursor\": \"\"}}";
        DescriptClient descript = application.getBean(DescriptClient.class);

        assertThat(descript.jobsSince(JobStatus.AGENT, Instant.now()).records()).hasSize(1);
    }

    @Test
    @Timeout(20)
    void aListingThatGoesInCirclesTellsNothing() {
        status = 200;
        body = "{\"data\": [{\"job_id\": \"j-1\"}], \"pagination\": {\"next_cursor\": \"the-same\"}}";
        DescriptClient descript = application.getBean(DescriptClient.class);

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> descript.jobsSince(JobStatus.AGENT, Instant.now()))
                .withMessageContaining("has no end");
        assertThat(received).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"data\": null}", "{\"data\": {}}", "{\"status\": \"maintenance\"}", "\"\"", "17"})
    void anAnswerWithoutAListIsNoEmptyList(String odd) {
        status = 200;
        body = odd;
        DescriptClient descript = application.getBean(DescriptClient.class);

        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> descript.newestJobs(Instant.EPOCH));
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> descript.projectsSince(Instant.EPOCH));
        assertThat(received).hasValue(2);
    }

    @Test
    void jobsAreAskedForAsFarBackAsDescriptListsThem() {
        status = 200;
        body = "{\"data\": []}";
        application.getBean(DescriptClient.class).newestJobs(Instant.EPOCH);

        Instant since = Instant.parse(asked.replaceAll(".*created_after=([^&]*).*", "$1"));
        assertThat(since)
                .isBetween(
                        Instant.now().minus(Duration.ofDays(30)), Instant.now().minus(Duration.ofDays(29)));
    }

    @Test
    void aListingMayLeaveOutWhatItLikes() {
        status = 200;
        body = "{\"data\": [{}, {\"job_id\": \"j-1\", \"job_state\": \"dreaming\", \"new\": {\"field\": 1}}]}";
        DescriptClient descript = application.getBean(DescriptClient.class);

        assertThat(descript.newestJobs(Instant.EPOCH))
                .extracting(JobStatus::jobId)
                .containsExactly("", "j-1");
    }

    @Test
    void whatCannotBeReadIsPassedOverAndCounted() {
        status = 200;
        body = """
                {"data": [null, "job", 17,
                  {"job_id": "j-1", "created_at": "yesterday", "result": "done", "progress": "half"},
                  {"job_id": 2, "created_at": 17, "project_id": {"id": 1}},
                  {"job_id": "j-3", "job_state": "stopped", "created_at": "2026-11-23T02:00:01+01:00",
                   "result": {"status": "success", "media_seconds_used": 1e24, "ai_credits_used": 0.12345678901,
                              "agent_response": "cut \\ud83d and \\u0000", "error_message": {"text": "No"}}}]}
                """;
        DescriptClient descript = application.getBean(DescriptClient.class);

        Listing<JobStatus> listing = descript.jobsSince(JobStatus.AGENT, Instant.now());

        assertThat(listing.unreadable()).isEqualTo(3);
        assertThat(listing.records()).extracting(JobStatus::jobId).containsExactly("j-1", "2", "j-3");
        assertThat(listing.records())
                .extracting(JobStatus::createdAt)
                .containsExactly(null, null, Instant.parse("2026-11-23T01:00:01Z"));
        JobStatus.Result result = listing.records().get(2).result();
        assertThat(result.mediaSecondsUsed()).isNull();
        assertThat(result.aiCreditsUsed()).isEqualByComparingTo("0.123456");
        assertThat(result.agentResponse()).isEqualTo("cut \ufffd and \ufffd");
        assertThat(result.errorMessage()).contains("No");
    }
}
