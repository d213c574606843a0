package io.nightcut.probe;

import static io.nightcut.probe.MediaServer.firstByte;
import static io.nightcut.probe.MediaServer.good;
import static io.nightcut.probe.MediaServer.isHead;
import static io.nightcut.probe.MediaServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;

/** Servers that are busy, refuse, break off or are none. */
class NoAnswerTest extends ProbeFixture {

    @Test
    void aServerThatIsTooBusyIsAskedAgainAfterTheTimeThatItNames() {
        server.on("/video.mp4", exchange -> {
            if (isHead(exchange)) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                status(exchange, 429);
            } else {
                firstByte(exchange, SIZE);
            }
        });
        ProbeSession probing = probe(TIMEOUT).begin(() -> false);
        probing.add(project(server.url("/video.mp4")));
        long began = System.nanoTime();

        assertThat(all(probing)).extracting(ProbeAnswer::problem).containsOnlyNulls();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatStaysTooBusyIsToldAfterThreeTries() {
        server.on("/video.mp4", exchange -> status(exchange, 503));

        assertThat(answer("/video.mp4").problem())
                .startsWith("the server 127.0.0.1 answered 503: the server has a problem.");
        assertThat(server.calls()).containsExactly("HEAD /video.mp4", "GET /video.mp4", "GET /video.mp4");
    }

    @Test
    void aServerThatWantsPeaceForAnHourIsNotWaitedFor() {
        server.on("/video.mp4", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            status(exchange, 429);
        });

        assertThat(answer("/video.mp4").problem()).startsWith("the server 127.0.0.1 answered 429: too many requests.");
        assertThat(server.calls()).containsExactly("HEAD /video.mp4");
    }

    @Test
    void aServerThatBreaksOffEveryConnectionIsSoonGivenUp() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            new Thread(() -> breakOff(rude, connections)).start();
            String[] urls = IntStream.range(0, 1000)
                    .mapToObj(n -> "http://127.0.0.1:" + rude.getLocalPort() + "/" + n + ".mp4")
                    .toArray(String[]::new);
            List<ProbeAnswer> answers = answers(TIMEOUT, urls);

            assertThat(answers)
                    .hasSize(1000)
                    .extracting(ProbeAnswer::problem)
                    .containsOnly(
                            "the server 127.0.0.1 closed the connection, or does not speak HTTP. Correct the link, then run again");
            assertThat(connections.get()).as("of 3000").isLessThan(150);
        }
    }

    @Test
    void aServerThatRefusesConnectionsIsTold() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(answers(TIMEOUT, "http://127.0.0.1:" + port + "/a.mp4")
                        .get(0)
                        .problem())
                .isEqualTo(
                        "the server 127.0.0.1 refused the connection. Correct the link, or run again when the server is up");
    }

    @Test
    void aServerThatAnswersInBetweenIsNotGivenUp() {
        server.on("/video.mp4", exchange -> {
            if (Integer.parseInt(exchange.getRequestURI().getQuery().substring("n=".length())) % 2 == 0) {
                throw new IOException("broken off");
            }
            good(exchange, SIZE);
        });
        List<ProbeAnswer> answers = answers(TIMEOUT, urls(server, 50));

        assertThat(answers).filteredOn(answer -> answer.problem() == null).hasSize(25);
        assertThat(answers).filteredOn(answer -> answer.problem() != null).hasSize(25);
    }

    @Test
    void whyNoReplyCameIsToldWithTheNextMove() {
        assertThat(ConnectionFailure.sentence(
                        "m.example.com", refused(new UnknownHostException("m.example.com")), TIMEOUT))
                .isEqualTo("the server m.example.com was not found (no such host). Correct the link, then run again");
        assertThat(ConnectionFailure.sentence("m.example.com", new SSLHandshakeException("PKIX"), TIMEOUT))
                .isEqualTo(
                        "the server m.example.com has no valid TLS certificate, or does not speak TLS. Correct the link or the server, then run again");
        assertThat(ConnectionFailure.sentence("m.example.com", timedOut(), TIMEOUT))
                .isEqualTo(
                        "the server m.example.com did not respond within 20 s (nightcut.probe.timeout). Run again when it is up");
    }

    private static Exception refused(Exception cause) {
        ConnectException refused = new ConnectException();
        refused.initCause(cause);
        return refused;
    }

    private static Exception timedOut() {
        return new ConnectTimeoutException("Connect timed out");
    }

    private static void breakOff(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                try (Socket connection = server.accept()) {
                    connection.getInputStream().read();
                    connections.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
