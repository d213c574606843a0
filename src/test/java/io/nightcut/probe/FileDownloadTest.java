package io.nightcut.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightcut.http.HttpClients;
import io.nightcut.ledger.model.Media;
import io.nightcut.probe.DownloadException.Next;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are downloaded whole or not at all, and only from hosts that a setting names. */
@Timeout(60)
class FileDownloadTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final byte[] VIDEO = "ID3 and much more".repeat(20_000).getBytes(ISO_8859_1);
    private static final String FORM = """
            <!DOCTYPE html><html><head><title>Google Drive - Virus scan warning</title></head><body>
            <form action="https://search.example/" method="get"><input type="hidden" name="q" value="x"></form>
            <form id="download-form" action="%s" method="get">
            <input type="submit" id="uc-download-link" value="Download anyway"/>
            <input type="hidden" name="id" value="1 &amp; 2"><input type="hidden" name="confirm" value="t">
            <input type="hidden" name="uuid" value="6b9e"></form></body></html>
            """;

    @TempDir
    private Path folder;

    private final MediaServer server = new MediaServer();
    private final List<Long> reserved = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPageOfGoogleDriveIsConfirmedByItsForm() throws Exception {
        server.on("/uc", exchange -> page(exchange, FORM.formatted("/download")))
                .file("/download", VIDEO);
        Media media = download(server.url("/uc?id=1"));

        assertThat(file()).hasBinaryContent(VIDEO);
        assertThat(media.size()).isEqualTo(VIDEO.length);
        assertThat(server.calls()).containsExactly("GET /uc?id=1", "GET /download?id=1+%26+2&confirm=t&uuid=6b9e");
    }

    @Test
    void aFormThatLeadsToAnotherHostIsNotFollowed() {
        server.on("/uc", exchange -> page(exchange, FORM.formatted("http://169.254.169.254/latest")));

        assertThat(failure(server.url("/uc")).getMessage()).contains("redirects to the server 169.254.169.254, which");
    }

    @Test
    void aFormThatLeadsToAFormIsAPage() {
        server.on("/uc", exchange -> page(exchange, FORM.formatted("/uc")));

        assertThat(failure(server.url("/uc")).getMessage()).startsWith("the link leads to a web page (text/html)");
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void aFileOfUnknownLengthIsReceivedToItsEnd() throws Exception {
        server.on("/a.mp4", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(VIDEO);
        });
        download(server.url("/a.mp4"));

        assertThat(file()).hasBinaryContent(VIDEO);
        assertThat(reserved).containsExactly(64_000_000L);
    }

    /** Either half a chunk, or a chunk without the last one. */
    @ParameterizedTest
    @ValueSource(strings = {"20\r\nID3 and", "7\r\nID3 and\r\n"})
    void aFileOfUnknownLengthThatEndsEarlyIsNotTaken(String body) throws Exception {
        try (ServerSocket raw = answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)) {
            assertThat(failure(url(raw)).next()).isEqualTo(Next.TRY_AGAIN);
        }
    }

    @Test
    void aFileThatDoesNotSayWhereItEndsIsNotTaken() throws Exception {
        try (ServerSocket raw = answering("HTTP/1.0 200 OK\r\n\r\nID3 and perhaps more")) {
            DownloadException failure = failure(url(raw));

            assertThat(failure.getMessage()).contains("does not say how long the file is (no Content-Length)");
            assertThat(failure.next()).isEqualTo(Next.GIVE_UP);
        }
    }

    @Test
    void aPartThatWasNotAskedForIsNotTaken() {
        server.on("/a.mp4", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-99/" + VIDEO.length);
            exchange.sendResponseHeaders(206, 100);
            exchange.getResponseBody().write(VIDEO, 0, 100);
        });

        assertThat(failure(server.url("/a.mp4")).getMessage()).startsWith("the server 127.0.0.1 answered 206");
    }

    @Test
    void whatMayPassIsTriedAgainAndOtherThingsAreNot() {
        server.on("/busy.mp4", exchange -> MediaServer.status(exchange, 503));

        assertThat(failure(server.url("/busy.mp4")).next()).isEqualTo(Next.TRY_AGAIN);
        assertThat(failure(server.url("/gone.mp4")).next()).isEqualTo(Next.GIVE_UP);
    }

    @Test
    void aPrivateAddressBehindARedirectIsNotReached() {
        server.redirect("/a.mp4", server.url("/b.mp4").replace("127.0.0.1", "127.0.0.2"))
                .file("/b.mp4", VIDEO);
        FileDownload everywhere =
                new FileDownload(HttpClients.downloading(List.of("*"), "127.0.0.1"), TIMEOUT, TIMEOUT);

        assertThat(failure(everywhere, server.url("/a.mp4"), () -> true).getMessage())
                .startsWith("the server 127.0.0.2 is in a private network");
        assertThat(server.calls()).containsExactly("GET /a.mp4");
    }

    @Test
    void redirectsWithoutEndAreNotFollowed() {
        server.redirect("/a.mp4", "/a.mp4?more");

        assertThat(failure(server.url("/a.mp4")).getMessage()).contains("redirects more than 5 times");
    }

    @Test
    void aServerThatHardlySendsAnythingIsGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        server.on("/a.mp4", exchange -> {
            exchange.sendResponseHeaders(200, VIDEO.length);
            exchange.getResponseBody().write(VIDEO, 0, 10_000);
            exchange.getResponseBody().flush();
            ProbeFixture.await(end);
        });
        FileDownload impatient = new FileDownload(
                HttpClients.downloading(List.of("127.0.0.1"), "127.0.0.1"), TIMEOUT, Duration.ofMillis(300));

        assertThat(failure(impatient, server.url("/a.mp4"), () -> true).getMessage())
                .startsWith("the server 127.0.0.1 sends less than 1 MB a minute");
        assertThat(failure(downloads(), server.url("/a.mp4"), () -> false).getMessage())
                .isEqualTo("the download was cancelled");
        end.countDown();
    }

    @Test
    void withoutRoomNothingIsReceived() {
        server.file("/a.mp4", VIDEO);
        DownloadException none = new DownloadException(Next.AWAIT_ROOM, "no room");
        DownloadPlace full = new DownloadPlace() {
            @Override
            public FileChannel open() {
                return FileDownloadTest.this.open();
            }

            @Override
            public void reserve(long bytes) throws DownloadException {
                throw none;
            }
        };

        assertThat(catchThrowableOfType(
                        DownloadException.class,
                        () -> downloads().download(media(server.url("/a.mp4")), full, () -> true)))
                .isSameAs(none);
        assertThat(file()).isEmptyFile();
    }

    private Media download(String url) throws DownloadException {
        return downloads().download(media(url), place(), () -> true);
    }

    private DownloadException failure(String url) {
        return failure(downloads(), url, () -> true);
    }

    private DownloadException failure(FileDownload downloads, String url, BooleanSupplier goesOn) {
        return catchThrowableOfType(DownloadException.class, () -> downloads.download(media(url), place(), goesOn));
    }

    private static FileDownload downloads() {
        return new FileDownload(HttpClients.downloading(List.of("127.0.0.1"), "127.0.0.1"), TIMEOUT, TIMEOUT);
    }

    private static Media media(String url) {
        return new Media("a.mp4", url, null);
    }

    private Path file() {
        return folder.resolve("file");
    }

    private DownloadPlace place() {
        return new DownloadPlace() {
            @Override
            public FileChannel open() {
                return FileDownloadTest.this.open();
            }

            @Override
            public void reserve(long bytes) {
                reserved.add(bytes);
            }
        };
    }

    private FileChannel open() {
        try {
            return FileChannel.open(
                    file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(com.sun.net.httpserver.HttpExchange exchange, String html) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, html.length());
        exchange.getResponseBody().write(html.getBytes(ISO_8859_1));
    }

    /** A server that says this to whoever connects, and hangs up. */
    private static ServerSocket answering(String answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (true) {
                try (Socket socket = server.accept();
                        OutputStream out = socket.getOutputStream()) {
                    socket.getInputStream().read(new byte[4096]);
                    out.write(answer.getBytes(ISO_8859_1));
                } catch (IOException e) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static String url(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/a.mp4";
    }
}
