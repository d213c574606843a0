package io.nightcut.descript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.nightcut.NightcutApplication;
import io.nightcut.descript.api.AgentRequest;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.descript.quota.Quota;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Answers without an end, in size or in time: each is cut off, counts as unreadable, and a POST is made once. */
@Timeout(300)
class EndlessAnswersTest {

    private static final AgentRequest POST = new AgentRequest("p-1", "Cut.", null, null);
    private static final long MEGABYTE = 1 << 20;

    /** The most that stands in the buffers of both sides when an answer is cut off. */
    private static final long ON_THE_WAY = 16 * MEGABYTE;

    @TempDir
    static Path folder;

    private static final AtomicInteger received = new AtomicInteger();
    private static final AtomicLong bytesSent = new AtomicLong();
    private static final ExecutorService threads = Executors.newCachedThreadPool();
    private static HttpServer server;
    private static ConfigurableApplicationContext application;
    private static DescriptClient descript;
    private static Behaviour behaviour;

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            received.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getRequestBody().readAllBytes();
            behaviour.answer(exchange);
            exchange.close();
        });
        server.start();
        application = NightcutApplication.application()
                .run(
                        "--descript.base-url=http://127.0.0.1:"
                                + server.getAddress().getPort(),
                        "--descript.token=dx_bearer_odd:dx_secret_odd",
                        "--nightcut.state=" + folder.resolve("state"),
                        "--nightcut.results=" + folder,
                        "--resilience4j.retry.instances.read.max-attempts=1",
                        "--resilience4j.ratelimiter.instances.agent.limit-for-period=1000",
                        "--spring.http.serviceclient.descript.read-timeout=2s");
        descript = application.getBean(DescriptClient.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        received.set(0);
        bytesSent.set(0);
        application
                .getBean(CircuitBreakerRegistry.class)
                .circuitBreaker("descript")
                .reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 401, 402, 404, 429, 500})
    void aPostWhoseAnswerHasNoEndIsLookedFor(int status) {
        behaviour = exchange -> endless(exchange, status);

        assertThat(post()).isInstanceOf(Unanswered.class).hasMessageContaining("longer than 1 MB");
        assertThat(received).hasValue(1);
        assertThat(bytesSent).hasValueLessThan(ON_THE_WAY);
    }

    @Test
    void aStatusWithoutAnEndIsNoAnswer() {
        behaviour = exchange -> endless(exchange, 200);

        assertThat(catchThrowable(descript::status)).isInstanceOf(Unanswered.class);
        assertThat(bytesSent).hasValueLessThan(ON_THE_WAY);
    }

    @Test
    void aLengthThatIsAnnouncedButAbsurdIsCutOffTheSame() {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(201, Long.MAX_VALUE);
            spaces(exchange.getResponseBody());
        };

        assertThat(post()).isInstanceOf(Unanswered.class).hasMessageContaining("longer than 1 MB");
    }

    @Test
    void aPageOfJobsMayBeLongerThanOtherAnswersAndHasABoundOfItsOwn() {
        behaviour = exchange -> json(exchange, page(7 * MEGABYTE));
        assertThat(descript.newestJobs(Instant.now())).hasSize(1);

        behaviour = exchange -> json(exchange, page(9 * MEGABYTE));
        assertThat(catchThrowable(() -> descript.newestJobs(Instant.now())))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("longer than 8 MB");

        behaviour = exchange -> json(exchange, "{\"job_id\": \"j\"" + " ".repeat((int) (2 * MEGABYTE)) + "}");
        assertThat(catchThrowable(() -> descript.job("j")))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("longer than 1 MB");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400})
    void anAnswerThatComesByteByByteEndsWithTheReadTimeoutForAllOfIt(int status) {
        behaviour = exchange -> slow(exchange, status);

        assertThat(post()).isInstanceOf(Unanswered.class).hasMessage("timed out without an answer");
        assertThat(received).hasValue(1);
    }

    private static Throwable post() {
        return catchThrowable(() -> {
            while (!descript.permit(Quota.AGENT)) {
                // Another moment.
            }
            descript.submit(POST);
        });
    }

    private static void endless(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        spaces(exchange.getResponseBody());
    }

    private static void spaces(OutputStream body) throws IOException {
        byte[] part = new byte[64 * 1024];
        Arrays.fill(part, (byte) ' ');
        while (true) {
            body.write(part);
            bytesSent.addAndGet(part.length);
        }
    }

    private static void slow(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        for (int bytes = 0; bytes < 1_000; bytes++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static String page(long length) {
        return "{\"data\": [{\"job_id\": \"j-1\"}]" + " ".repeat((int) length) + "}";
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        exchange.sendResponseHeaders(200, text.length());
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
