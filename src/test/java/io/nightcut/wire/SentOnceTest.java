package io.nightcut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.nightcut.NightcutApplication;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.failure.DescriptException.Unreachable;
import io.nightcut.descript.quota.Quota;
import io.nightcut.sandbox.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Over TLS, and however a server ends it, a call to submit is one POST on the wire, or one whose end must be looked for. */
@Timeout(300)
class SentOnceTest {

    private static final AgentRequest EDIT = new AgentRequest("p-1", "Cut.", null, null);

    @TempDir
    static Path folder;

    private static FrameServer server;
    private static ConfigurableApplicationContext application;
    private static DescriptClient descript;

    @BeforeAll
    static void start() throws Exception {
        SelfSigned certificate = SelfSigned.in(folder);
        server = new FrameServer(certificate);
        application = NightcutApplication.application()
                .run(
                        "--descript.base-url=" + server.baseUrl(),
                        "--descript.token=dx_bearer_wire:dx_secret_wire",
                        "--nightcut.http.ca-file=" + certificate.pem(),
                        "--nightcut.state=" + folder.resolve("state"),
                        "--nightcut.results=" + folder,
                        "--resilience4j.ratelimiter.instances.agent.limit-for-period=1000",
                        "--spring.http.serviceclient.descript.read-timeout=20s");
        descript = application.getBean(DescriptClient.class);
    }

    @BeforeEach
    void forgetTheTestBefore() throws IOException {
        server.startAnew();
        application
                .getBean(CircuitBreakerRegistry.class)
                .circuitBreaker("descript")
                .reset();
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        server.close();
    }

    @Test
    void theApiIsSpokenToInHttp11ThoughTheServerWouldRatherHaveHttp2() {
        assertThat(submit()).isNull();
        assertThat(server.protocols).isNotEmpty().doesNotContain("h2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANSWER")
    void onAFreshConnectionAPostIsSentOnceAndItsEndLookedFor(Ending ending) {
        server.endings.add(ending);

        isLookedFor(submit());
        assertThat(server.heads).hasValue(1);
        assertThat(server.posts).hasValue(ending.isBeforeBody() ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANSWER")
    void onAConnectionThatIsUsedAgainAPostIsSentOnceAndItsEndLookedFor(Ending ending) {
        assertThat(submit()).isNull();
        server.endings.add(ending);

        isLookedFor(submit());
        assertThat(server.heads).hasValue(2);
        assertThat(server.posts).hasValue(ending.isBeforeBody() ? 1 : 2);
        assertThat(server.protocols).doesNotContain("h2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANSWER")
    void ofTenPostsInFlightEachIsSentOnce(Ending ending) {
        server.endings.addAll(Collections.nCopies(10, ending));
        if (!ending.isBeforeBody()) {
            server.together(10);
        }
        List<CompletableFuture<Throwable>> calls = IntStream.range(0, 10)
                .mapToObj(call -> CompletableFuture.supplyAsync(this::submit, task -> new Thread(task).start()))
                .toList();

        assertThat(calls).allSatisfy(call -> isLookedFor(call.join()));
        assertThat(server.heads).hasValue(10);
        assertThat(server.posts).hasValue(ending.isBeforeBody() ? 0 : 10);
    }

    @Test
    void anIdleConnectionThatIsClosedAtTheMomentOfReuseSendsAPostAtMostOnce() throws IOException {
        for (int round = 0; round < 20; round++) {
            openAConnection();
            int before = server.posts.get();
            CompletableFuture<Throwable> racing = CompletableFuture.supplyAsync(this::submit);
            server.closeConnections();
            Throwable failure = racing.join();

            int sent = server.posts.get() - before;
            assertThat(sent).isBetween(0, 1);
            if (failure != null) {
                assertThat(failure).isInstanceOfAny(Unanswered.class, Unreachable.class);
                assertThat(failure instanceof Unreachable && sent > 0)
                        .as("received, and told as not sent")
                        .isFalse();
            }
        }
    }

    /** The one of the round before may only now be found to be closed. */
    private void openAConnection() {
        Throwable failure = submit();
        for (int tries = 0; tries < 10 && failure != null; tries++) {
            failure = submit();
        }
        assertThat(failure).isNull();
    }

    @Test
    void withNobodyListeningAPostWasSurelyNotSent() throws IOException {
        server.stopListening();
        Throwable failure = null;
        // A connection of the test before may only now be found to be closed.
        for (int tries = 0; tries < 10 && !(failure instanceof Unreachable); tries++) {
            server.closeConnections();
            failure = submit();
        }

        assertThat(failure).isInstanceOf(Unreachable.class).hasMessageStartingWith("no connection to Descript (");
    }

    private static void isLookedFor(Throwable failure) {
        assertThat(failure).isInstanceOf(Unanswered.class);
    }

    /** Null: there was an answer. */
    private Throwable submit() {
        return catchThrowable(() -> {
            while (!descript.permit(Quota.AGENT)) {
                // Another moment.
            }
            descript.submit(EDIT);
        });
    }
}
