package io.nightcut.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.nightcut.callback.CallbackRoundTrip.Finding;
import io.nightcut.control.RunControl;
import io.nightcut.http.HttpClients;
import io.nightcut.wire.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public address leads here, to somebody else, or nowhere; and each is told in its own words. */
class CallbackRoundTripTest {

    @TempDir
    Path folder;

    private HttpServer other;
    private int free;

    @BeforeEach
    void start() throws IOException {
        other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.start();
        free = FreePort.any();
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    @Test
    void whatArrivesHereIsGood() {
        Finding finding = finding("http://127.0.0.1:" + free + "/nightcut");
        assertThat(finding.arrived()).isTrue();
        assertThat(finding.sentence()).isEqualTo("A call to http://127.0.0.1:" + free + "/nightcut/… arrived here");
    }

    @ParameterizedTest
    @CsvSource({
        "404, the server there does not pass this path on",
        "401, a login or a firewall stands before it",
        "302, it leads elsewhere",
        "502, a server stands before it and does not reach us",
        "200, another server answered"
    })
    void anAnswerOfSomebodyElseIsNone(int status, String words) {
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Server", "Front/1.0 <b>");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        Finding finding = finding("http://127.0.0.1:" + other.getAddress().getPort() + "/nightcut");
        assertThat(finding.arrived()).isFalse();
        assertThat(finding.sentence())
                .contains("did not come back: it was answered " + status + " by a server that calls itself Front/1.0 b")
                .contains(words);
    }

    @Test
    void whereNobodyAnswersTheReasonIsTold() throws IOException {
        assertThat(finding("http://127.0.0.1:1/nightcut").sentence()).endsWith("127.0.0.1 refused the connection");
        assertThat(finding("https://nowhere.invalid/nightcut").sentence())
                .endsWith("there is no host nowhere.invalid in the DNS");
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerWithoutTls(plain));
            answering.start();
            assertThat(finding("https://127.0.0.1:" + plain.getLocalPort() + "/nightcut")
                            .sentence())
                    .endsWith("127.0.0.1 has no TLS certificate that is trusted, or does not speak TLS");
        }
    }

    private static void answerWithoutTls(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 \r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The caller has gone.
        }
    }

    private Finding finding(String url) {
        CallbackSettings settings =
                new CallbackSettings(url, "127.0.0.1:" + free, Duration.ofSeconds(60), Duration.ofMillis(500));
        CallbackHints hints = new CallbackHints(settings, new RunControl(Clock.systemUTC()), Clock.systemUTC());
        Callbacks callbacks =
                new Callbacks(settings, hints, folder.resolve("nightcut").toString());
        return new CallbackRoundTrip(settings, callbacks, hints, HttpClients.direct("127.0.0.1")).make();
    }
}
