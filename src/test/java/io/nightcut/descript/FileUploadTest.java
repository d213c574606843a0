package io.nightcut.descript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.Rejected;
import io.nightcut.descript.failure.DescriptException.Unanswered;
import io.nightcut.http.HttpClients;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file on its way to a store, which is a plain server here. */
@Timeout(60)
class FileUploadTest {

    private static final String SECRET = "s1gnature";

    @TempDir
    Path folder;

    private final FileUpload upload = new FileUpload(HttpClients.direct());
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private HttpServer store;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("recap.mp4"), "the bytes");
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.setExecutor(Executors.newCachedThreadPool());
        store.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/silent")) {
                awaitClosing();
            }
            receive(exchange);
            int status = Integer.parseInt(exchange.getRequestURI().getPath().replaceAll("\\D", "0"));
            exchange.getResponseHeaders().add("Location", "/200");
            byte[] words = ("no right for " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        store.start();
    }

    @AfterEach
    void close() {
        closing.countDown();
        store.stop(0);
    }

    @Test
    void theBytesArriveAsTheyAreWithTheirLengthAndWithoutAToken() {
        upload.put(url(200), file, sent -> true);

        assertThat(received)
                .containsExactly("PUT application/octet-stream length 9 chunked null token null: the bytes");
    }

    @Test
    void aLargeFileIsCountedOnItsWay() throws IOException {
        Path large = Files.write(folder.resolve("large.mp4"), new byte[20_000_000]);
        CountingBodyPublisher body = new CountingBodyPublisher(java.net.http.HttpRequest.BodyPublishers.ofFile(large));
        assertThat(body.contentLength()).isEqualTo(20_000_000);

        upload.put(url(200), large, sent -> true);
        assertThat(received).singleElement().asString().startsWith("PUT application/octet-stream length 20000000 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 429})
    void aStoreThatIsUnwellMayBeAskedAgain(int status) {
        assertThatThrownBy(() -> upload.put(url(status), file, sent -> true))
                .isInstanceOf(Unanswered.class)
                .hasMessage("the upload server answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 400, 401, 402, 403, 404, 410})
    void aStoreThatSaysNoIsToldByItsStatusAloneAndNoRedirectIsFollowed(int status) {
        assertThatThrownBy(() -> upload.put(url(status), file, sent -> true))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.status()).isEqualTo(status))
                .hasMessage("refused (%d): the upload server did not accept the file".formatted(status));
        assertThat(received).hasSize(1);
    }

    @Test
    void aStoreThatIsNotThereMayBeAskedAgain() {
        String nobody = url(200);
        store.stop(0);

        assertThatThrownBy(() -> upload.put(nobody, file, sent -> true))
                .isInstanceOf(Unanswered.class)
                .hasMessageStartingWith("the upload broke off (")
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining("/200");
    }

    @Test
    void anUploadEndsWhenItIsToldToThoughTheStoreIsSilent() {
        AtomicLong told = new AtomicLong(-1);
        String silent = url(200).replace("/200", "/silent");

        assertThatThrownBy(() -> upload.put(silent, file, sent -> {
                    told.set(sent);
                    return false;
                }))
                .isInstanceOf(Unanswered.class)
                .hasMessage("the upload was cancelled");
        assertThat(told).hasValue(9);
    }

    /** Others answer and hang up before they have read a video that they do not want. */
    @Test
    void aRefusalThatComesBeforeTheBytesAreReadIsHeardOrTriedAgain() throws Exception {
        Path large = Files.write(folder.resolve("large.mp4"), new byte[20_000_000]);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hasty = new Thread(() -> refuseAtOnce(server));
            hasty.start();

            assertThatThrownBy(
                            () -> upload.put("http://127.0.0.1:" + server.getLocalPort() + "/x", large, sent -> true))
                    .isInstanceOf(DescriptException.class);
            hasty.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://store.example.com/s1gnature",
                "ftp://127.0.0.1/s1gnature",
                "file:///s1gnature",
                "s1gnature",
                "https:s1gnature",
                "https://store.example.com/ s1gnature"
            })
    void nothingIsSentInTheClearNorToWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> upload.put(address, file, sent -> true))
                .isInstanceOf(Rejected.class)
                .hasMessage("the upload address from Descript is not an https:// address")
                .hasNoCause();
    }

    private static void refuseAtOnce(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String url(int status) {
        return "http://127.0.0.1:%d/%d?sig=%s".formatted(store.getAddress().getPort(), status, SECRET);
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add("%s %s length %s chunked %s token %s: %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        exchange.getRequestHeaders().getFirst("Content-Length"),
                        exchange.getRequestHeaders().getFirst("Transfer-Encoding"),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body.length > 100 ? "" : new String(body, StandardCharsets.UTF_8)));
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
