package io.nightcut.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.RunControl;
import io.nightcut.wire.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers can send to the open port, and what they get for it. */
@Timeout(60)
class CallbackServerTest {

    private static final String SECRET = "s3cret-s3cret-s3cret-s3cret-s3cret-s3cret-x";
    private static final String PATH = "/nightcut/" + SECRET;

    private static CallbackServer server;
    private static CallbackHints hints;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        listen();
    }

    private static void listen() throws IOException {
        port = FreePort.any();
        CallbackSettings settings = new CallbackSettings(
                "http://127.0.0.1:" + port + "/nightcut",
                "127.0.0.1:" + port,
                Duration.ofSeconds(60),
                Duration.ofMillis(500));
        hints = new CallbackHints(settings, new RunControl(Clock.systemUTC()), Clock.systemUTC());
        server = CallbackServer.start(
                new InetSocketAddress("127.0.0.1", port),
                new CallbackServlet(
                        PATH, hints, body -> CallbackBody.jobId(body).ifPresentOrElse(hints::add, hints::addNothing)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        hints.begin();
    }

    @Test
    void aPostToTheSecretPathIsAHint() throws IOException {
        assertThat(answer("POST " + PATH, "{\"a\":{\"job_id\":\"no\"},\"job_id\":\"job-1\",\"result\":null}"))
                .startsWith("HTTP/1.1 200");
        assertThat(answer("POST " + PATH + "?x=1", "{\"job_id\":\"job-2\"}")).startsWith("HTTP/1.1 200");
        assertThat(taken()).containsExactly("job-1", "job-2");
    }

    @Test
    void whatTellsOfNoJobIsAcceptedAndIsNoHint() throws IOException {
        for (String body : List.of(
                "",
                "hello",
                "[]",
                "{}",
                "{\"job_id\":17}",
                "{\"job_id\":\"\"}",
                "{\"job_id\":\"a\\nb\"}",
                "[".repeat(60_000),
                "\u0000\u0001\u00ff\u00fe")) {
            assertThat(answer("POST " + PATH, body)).as(body).startsWith("HTTP/1.1 200");
        }
        assertThat(hints.take()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET  /,                                404",
        "POST /,                                404",
        "POST /nightcut,                        404",
        "POST /nightcut/wrong,                  404",
        "GET  /nightcut/wrong,                  404",
        "POST /NIGHTCUT/{secret},               404",
        "POST /nightcut/{secret}/,              404",
        "POST /nightcut/{secret}x,              404",
        "POST /nightcut/x/../{secret},          404",
        "POST //nightcut/{secret},              404",
        "POST /nightcut/{secret};x=1,           404",
        "POST /{secret},                        404",
        "GET  /nightcut/{secret},               405",
        "HEAD /nightcut/{secret},               405",
        "PUT  /nightcut/{secret},               405",
        "OPTIONS /nightcut/{secret},            405",
        "NONSENSE /nightcut/{secret},           405",
        "POST /../../etc/passwd,                400",
        "POST /%2e%2e/%2e%2e/etc/passwd,        400",
        "POST /nightcut%2f{secret},             400"
    })
    void everythingElseIsRefusedWithoutAWord(String request, int status) throws IOException {
        String answer = answer(request.replace("{secret}", SECRET).replaceAll(" +", " "), "");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.toLowerCase()).doesNotContain("tomcat", "nightcut", "apache", "server:", "<html");
        assertThat(answer).as("no body").endsWith("\r\n\r\n");
        assertThat(hints.take()).isEmpty();
    }

    @Test
    void aBodyAbove64KilobytesIsRefusedAndNotRead() throws IOException {
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: x\r\n";
        assertThat(exchange(head + "Content-Length: 65537\r\n\r\n")).startsWith("HTTP/1.1 413");
        // What was sent and is not read would keep the answer from arriving.
        assertThat(exchange(head + "Transfer-Encoding: chunked\r\n\r\n10001\r\n" + "x".repeat(65_537)))
                .startsWith("HTTP/1.1 413");
        assertThat(sentOf(100_000_000)).as("of 100 MB").isLessThan(10_000_000);
        assertThat(hints.take()).isEmpty();
    }

    /** Returns how many bytes could be sent before the server closed the connection. */
    private static long sentOf(long bytes) throws IOException {
        long sent = 0;
        byte[] some = new byte[100_000];
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + bytes + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            while (sent < bytes) {
                out.write(some);
                sent += some.length;
            }
        } catch (SocketException e) {
            // Closed by the server.
        }
        return sent;
    }

    @Test
    void whatIsNoHttpIsClosed() throws IOException {
        assertThat(exchange("\u0016\u0003\u0001\u0002\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"))
                .doesNotContain("Tomcat");
        assertThat(exchange("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(hints.take()).isEmpty();
    }

    @Test
    void aFloodIsRefusedAboveItsRateAndTakesNoMemory() throws IOException {
        server.close();
        listen();
        hints.begin();
        int accepted = 0;
        int refused = 0;
        long began = System.nanoTime();
        for (int call = 0; call < 2_000; call++) {
            String answer = answer("POST " + PATH, "{\"job_id\":\"job-%d\"}".formatted(call));
            accepted += answer.startsWith("HTTP/1.1 200") ? 1 : 0;
            refused += answer.startsWith("HTTP/1.1 429") ? 1 : 0;
        }
        long seconds = 2 + (System.nanoTime() - began) / 1_000_000_000;
        assertThat(accepted + refused).isEqualTo(2_000);
        assertThat((long) accepted).isLessThanOrEqualTo(CallbackServlet.MOST_A_SECOND * seconds);
        assertThat(hints.take()).hasSizeLessThanOrEqualTo(1_000);
        server.close();
        listen(); // The others would be refused in the rest of this second.
    }

    /** Ten thousand hints, without the network between. */
    @Test
    void noMoreThanAThousandHintsWait() {
        for (int call = 0; call < 10_000; call++) {
            hints.add("job-" + call);
        }
        assertThat(hints.take()).hasSize(1_000);
    }

    /** Some send nothing, some a letter now and then, for as long as they are let. */
    @Test
    void hundredsOfSlowConnectionsDoNotKeepACallbackOut() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket();
                socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
                socket.getOutputStream().write("POST /x".getBytes(ISO_8859_1));
                slow.add(socket);
            }
        } catch (IOException e) {
            // No more are let in.
        }
        assertThat(slow.size()).isBetween(100, 300);
        long began = System.nanoTime();
        Thread dripping = new Thread(() -> drip(slow));
        dripping.setDaemon(true);
        dripping.start();
        String answer = "";
        while (!answer.startsWith("HTTP/1.1 200")) {
            try {
                answer = answer("POST " + PATH, "{\"job_id\":\"job-1\"}");
            } catch (IOException e) {
                // Not let in yet.
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        dripping.interrupt();
        for (Socket socket : slow) {
            socket.close();
        }
    }

    private static void drip(List<Socket> sockets) {
        while (!Thread.interrupted()) {
            for (Socket socket : sockets) {
                try {
                    socket.getOutputStream().write('x');
                } catch (IOException e) {
                    // It was closed, which is what is asked for.
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofSeconds(1).toNanos());
        }
    }

    private static List<String> taken() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<String> taken = new ArrayList<>();
        while (taken.size() < 2 && System.nanoTime() < end) {
            taken.addAll(hints.take()); // The answer comes first.
        }
        return taken;
    }

    private static String answer(String request, String body) throws IOException {
        byte[] bytes = body.getBytes(ISO_8859_1);
        return exchange(request + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            } catch (SocketException e) {
                // It was refused before all was sent.
            }
            try {
                return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            } catch (SocketException e) {
                return "";
            }
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(15_000);
        return socket;
    }
}
