package io.nightcut.descript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.nightcut.NightcutApplication;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.api.ImportRequest;
import io.nightcut.descript.api.Listing;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException.Busy;
import io.nightcut.descript.failure.DescriptException.OutOfCredit;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unauthorized;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.descript.quota.Quota;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Each failure of a call becomes the exception that says what to do next; reads are tried again, a POST is not. */
class DescriptClientTest {

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static ConfigurableApplicationContext context;
    private static DescriptClient descript;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(
                SandboxSettings.defaults().withImports(new io.nightcut.sandbox.Quota(1000, Duration.ofMillis(1))));
        context = context(sandbox.baseUrl());
        descript = context.getBean(DescriptClient.class);
    }

    private static ConfigurableApplicationContext context(String baseUrl) {
        return NightcutApplication.application()
                .run(
                        "--descript.base-url=" + baseUrl,
                        "--descript.token=" + sandbox.token(),
                        "--nightcut.state=" + folder.resolve("nightcut-" + baseUrl.hashCode()),
                        "--resilience4j.retry.instances.read.wait-duration=1ms",
                        "--resilience4j.ratelimiter.instances.import.limit-refresh-period=1ms",
                        "--spring.http.serviceclient.descript.read-timeout=1500ms");
    }

    @AfterAll
    static void close() {
        context.close();
        sandbox.close();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        sandbox.clearFaults();
        context.getBean(CircuitBreakerRegistry.class).circuitBreaker("descript").reset();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Fault.badRequest(Call.IMPORT, "no range"), Rejected.class, "refused (400): no range"),
                Arguments.of(Fault.unauthorized(Call.IMPORT), Unauthorized.class, "The token was revoked"),
                Arguments.of(Fault.outOfCredit(Call.IMPORT), OutOfCredit.class, ""),
                Arguments.of(Fault.forbidden(Call.IMPORT), Rejected.class, "refused (403): You have no access"),
                Arguments.of(Fault.error(Call.IMPORT, 404, "No such"), Rejected.class, "refused (404): No such"),
                Arguments.of(Fault.error(Call.IMPORT, 422, "No video"), Rejected.class, "refused (422): No video"),
                Arguments.of(Fault.error(Call.IMPORT, 408, "Late"), Unanswered.class, "408"),
                Arguments.of(Fault.rateLimited(Call.IMPORT, Duration.ZERO), RateLimited.class, "Rate limit"),
                Arguments.of(Fault.error(Call.IMPORT, 429, "A job is already running"), Busy.class, "already running"),
                Arguments.of(Fault.error(Call.IMPORT, 500, "oops"), Unanswered.class, "500"),
                Arguments.of(Fault.error(Call.IMPORT, 503, "oops").afterTheEffect(), Unanswered.class, "503"),
                Arguments.of(Fault.connectionReset(Call.IMPORT), Unanswered.class, "no readable answer"),
                Arguments.of(Fault.connectionReset(Call.IMPORT).afterTheEffect(), Unanswered.class, "no readable"),
                Arguments.of(Fault.emptyResponse(Call.IMPORT).afterTheEffect(), Unanswered.class, "no readable"),
                Arguments.of(Fault.html(Call.IMPORT, 200).afterTheEffect(), Unanswered.class, "no readable answer"),
                Arguments.of(Fault.html(Call.IMPORT, 403), Rejected.class, "refused (403)"),
                Arguments.of(Fault.html(Call.IMPORT, 502), Unanswered.class, "502"),
                Arguments.of(Fault.brokenJson(Call.IMPORT), Unanswered.class, "no readable answer"),
                Arguments.of(
                        Fault.slow(Call.IMPORT, Duration.ofSeconds(3)),
                        Unanswered.class,
                        "timed out without an answer"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailedPostIsToldByItsTypeAndMadeOnce(Fault fault, Class<?> type, String words) {
        int before = sandbox.bill().received(Call.IMPORT);
        sandbox.order(fault);
        Throwable failure = catchThrowable(DescriptClientTest::submit);

        assertThat(failure).isInstanceOf(type).hasMessageContaining(words);
        assertThat(sandbox.bill().received(Call.IMPORT)).isEqualTo(before + 1);
        assertThat(sandbox.faultsLeft()).isEmpty();
    }

    @Test
    void aRateLimitTellsHowLongToHold() {
        sandbox.order(Fault.rateLimited(Call.AGENT, Duration.ofSeconds(7)));
        assertThat(descript.permit(Quota.AGENT)).isTrue();
        assertThat(catchThrowable(() -> descript.submit(new AgentRequest("p", "shorter", null, null))))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(descript.permit(Quota.AGENT)).as("a hold for everybody").isFalse();
    }

    static Stream<Fault> lostReads() {
        return Stream.of(
                Fault.error(Call.JOBS, 503, "oops"),
                Fault.connectionReset(Call.JOBS),
                Fault.html(Call.JOBS, 200),
                Fault.brokenJson(Call.JOBS));
    }

    @ParameterizedTest
    @MethodSource("lostReads")
    void aReadWhoseAnswerIsLostIsTriedAgain(Fault fault) {
        int before = sandbox.bill().received(Call.JOBS);
        sandbox.order(fault.times(2));

        assertThat(descript.newestJobs(Instant.now())).isEmpty();
        assertThat(sandbox.bill().received(Call.JOBS)).isEqualTo(before + 3);
    }

    @Test
    void aReadIsNotTriedForEverAndNotAtAllWhenItIsRefused() {
        int before = sandbox.bill().received(Call.JOBS);
        sandbox.order(Fault.error(Call.JOBS, 503, "oops").times(3));
        assertThat(catchThrowable(() -> descript.newestJobs(Instant.now()))).isInstanceOf(Unanswered.class);
        assertThat(sandbox.bill().received(Call.JOBS)).isEqualTo(before + 3);

        sandbox.order(Fault.badRequest(Call.JOBS, "no such parameter"));
        assertThat(catchThrowable(() -> descript.newestJobs(Instant.now()))).isInstanceOf(Rejected.class);
        assertThat(sandbox.bill().received(Call.JOBS)).isEqualTo(before + 4);
    }

    @Test
    void allProjectsOfTheOwnerAreListedWhateverTheirNames() {
        Instant before = Instant.now().minusSeconds(60);
        for (String name : List.of("Exact", "exact", "Not Exact", "Exact")) {
            submit(name);
        }
        Listing<ProjectSummary> listing = descript.projectsSince(before);
        assertThat(listing.unreadable()).isZero();
        assertThat(listing.records())
                .extracting(project -> project.name().shown())
                .contains("Exact", "exact", "Not Exact");
    }

    @Test
    void nobodyAtTheAddressMeansThatSurelyNothingWasDone() {
        try (ConfigurableApplicationContext nowhere = context("http://127.0.0.1:1/v1")) {
            DescriptClient nobody = nowhere.getBean(DescriptClient.class);
            assertThat(nobody.permit(Quota.IMPORT)).isTrue();
            assertThat(catchThrowable(() -> nobody.submit(request("Recap")))).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void noFailureTellsASecret() {
        sandbox.order(Fault.badRequest(
                Call.IMPORT, "cannot fetch https://a.example/v.mp4?X-Amz-Signature=abc for " + sandbox.token()));
        Throwable failure = catchThrowable(DescriptClientTest::submit);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("abc", "dx_bearer_sandbox", "dx_secret_sandbox");
        }
        assertThat(failure).hasMessageContaining("https://a.example/v.mp4?…");
    }

    private static SubmittedJob submit() {
        return submit("Recap");
    }

    private static SubmittedJob submit(String name) {
        assertThat(descript.permit(Quota.IMPORT)).isTrue();
        return descript.submit(request(name));
    }

    private static ImportRequest request(String name) {
        return new ImportRequest(
                name,
                null,
                "edit",
                Map.of("v.mp4", new ImportRequest.Linked("https://media.example.com/v.mp4?sig=abc", null)),
                List.of(new ImportRequest.NewComposition("Main", List.of(new ImportRequest.Clip("v.mp4")))));
    }
}
