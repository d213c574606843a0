package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of a night; and that nobody who is told can harm it. */
class NoticesTest extends NightFixture {

    private static final String SECRET = "/services/T0AB12CD3/B9XY87ZW6/q1W2e3R4t5Y6u7I8";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void aNightThatNeedsSomebodyTellsAllOnce() throws IOException {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).on("Vague"));
        Path told = folder.resolve("told.json");
        Path program = Files.writeString(folder.resolve("tell"), "#!/bin/sh\ncat > '" + told + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path metrics = folder.resolve("metrics/nightcut.prom");
        Ended night = nightcut.with("nightcut.notify.webhook", at(SECRET))
                .with("nightcut.notify.command", program)
                .with("nightcut.notify.ping", at("/ping/6f1e"))
                .with("nightcut.notify.metrics-file", metrics)
                .run(manifestOf("Good", "Vague"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(received)
                .filteredOn(call -> call.startsWith(SECRET))
                .singleElement()
                .satisfies(call -> assertThat(call)
                        .contains(
                                "\"exit_code\":1",
                                "\"sentence\":\"1 of 2 is ready; 1 needs you.\"",
                                "\"to_do\":[\"The agent asked a question: 1\"]"));
        assertThat(received.get(0)).isEqualTo("/ping/6f1e/start ");
        assertThat(received).anyMatch(call -> call.startsWith("/ping/6f1e/1 ") && call.contains("Results: "));
        assertThat(Files.readString(told)).contains("\"needs_someone\":1", "night-results-report.html");
        assertThat(Files.readString(metrics)).contains("status=\"to_review\"} 1.0", "nightcut_run_paid_calls");
        assertThat(night.said()).doesNotContain(SECRET);
    }

    @Test
    void aGoodNightTellsOnlyTheSwitchUnlessOneWantsToHearOfEach() {
        nightcut = nightcut.with("nightcut.notify.webhook", at(SECRET)).with("nightcut.notify.ping", at("/ping/6f1e"));
        Path manifest = manifestOf("Good");
        nightcut.run(manifest);
        assertThat(received).hasSize(2).last().asString().startsWith("/ping/6f1e night.csv: The project is ready.");

        nightcut.with("nightcut.notify.when", "always").run(manifest);
        assertThat(received).anyMatch(call -> call.startsWith(SECRET));
    }

    @Test
    void aNightThatCannotBeginIsToldToo() {
        Ended night = nightcut.with("nightcut.notify.webhook", at(SECRET))
                .with("descript.token", "revoked-token")
                .run(manifestOf("Good"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(received).singleElement().asString().contains("\"exit_code\":2", "Descript refused the API token");
    }

    /** They hang, refuse, answer 500, or send without an end. */
    @Test
    void whoeverIsToldCannotHoldUpOrChangeTheNight() {
        nightcut = nightcut.with("nightcut.notify.when", "always").with("nightcut.notify.timeout", "500ms");
        Path manifest = manifestOf("Good");
        assertWarned(
                nightcut.with("nightcut.notify.webhook", at("/hang" + SECRET)), manifest, "Webhook: not done within");
        assertWarned(nightcut.with("nightcut.notify.webhook", at("/fail" + SECRET)), manifest, "Webhook: answered 500");
        assertWarned(
                nightcut.with("nightcut.notify.webhook", "http://127.0.0.1:1" + SECRET)
                        .with("nightcut.notify.ping", at("/endless" + SECRET)),
                manifest,
                "Ping: not done within");
        assertWarned(
                nightcut.with("nightcut.notify.command", folder.resolve("missing"))
                        .with("nightcut.notify.metrics-file", "/proc/none/nightcut.prom"),
                manifest,
                "Notify command: ");
    }

    private void assertWarned(Nightcut changed, Path manifest, String words) {
        Ended night = changed.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("WARN  " + words)).as(night.said()).hasSize(1);
        assertThat(night.said()).doesNotContain(SECRET, SECRET.substring(20));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(path + " " + body);
        if (path.startsWith("/hang")) {
            await();
        } else if (path.startsWith("/endless")) {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(new byte[1 << 20]);
                }
            }
        } else {
            exchange.sendResponseHeaders(path.startsWith("/fail") ? 500 : 200, -1);
        }
        exchange.close();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
