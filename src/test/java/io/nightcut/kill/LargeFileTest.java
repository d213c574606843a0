package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.nightcut.descript.FileUpload;
import io.nightcut.http.HttpClients;
import io.nightcut.ledger.model.Media;
import io.nightcut.probe.DownloadPlace;
import io.nightcut.probe.FileDownload;
import io.nightcut.probe.MediaServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A file of many times the heap is downloaded and uploaded by a JVM of its own. Its size is a property, for measurements. */
@Timeout(600)
class LargeFileTest {

    private static final long SIZE = Long.getLong("large-file.bytes", 200_000_000);
    private static final String HEAP = System.getProperty("large-file.heap", "32m");
    private static final int BLOCK = 1_000_000;

    @TempDir
    Path folder;

    private final Checksum sent = new CRC32C();
    private final Checksum arrived = new CRC32C();
    private long bytesArrived;

    @Test
    void neitherTheDownloadNorTheUploadNeedsMemoryForIt() throws Exception {
        Path file = folder.resolve("file");
        try (MediaServer server = new MediaServer().on("/a.mp4", this::send).on("/target", this::receive)) {
            Process child = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx" + HEAP,
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            server.url("/a.mp4"),
                            file.toString(),
                            server.url("/target"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            try {
                assertThat(child.waitFor(500, TimeUnit.SECONDS)).isTrue();
            } finally {
                child.destroyForcibly();
            }
            assertThat(child.exitValue())
                    .as(Files.readString(folder.resolve("said")))
                    .isZero();
        }

        assertThat(bytesArrived).isEqualTo(SIZE).isEqualTo(file.toFile().length());
        assertThat(arrived.getValue()).isEqualTo(sent.getValue());
    }

    /** No two blocks are the same. */
    private void send(HttpExchange exchange) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(17).nextBytes(block);
        System.arraycopy("ID3".getBytes(), 0, block, 0, 3);
        exchange.sendResponseHeaders(200, SIZE);
        for (long left = SIZE; left > 0; left -= BLOCK) {
            ByteBuffer.wrap(block).putLong(8, left);
            int length = (int) Math.min(BLOCK, left);
            sent.update(block, 0, length);
            exchange.getResponseBody().write(block, 0, length);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] buffer = new byte[BLOCK];
        try (InputStream in = exchange.getRequestBody()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                arrived.update(buffer, 0, read);
                bytesArrived += read;
            }
        }
        exchange.sendResponseHeaders(200, -1);
    }

    /** With the settings that ship. */
    static final class Child {

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[1]);
            try (ConfigurableApplicationContext program = new SpringApplicationBuilder(
                            HttpClients.class, FileDownload.class, FileUpload.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .run(
                            "--nightcut.media.download-from=127.0.0.1",
                            "--nightcut.media.private-hosts=127.0.0.1",
                            "--logging.level.org.springframework.boot=error")) {
                program.getBean(FileDownload.class)
                        .download(new Media("a.mp4", arguments[0], null), place(file), () -> true);
                program.getBean(FileUpload.class).put(arguments[2], file, sent -> true);
            }
        }

        private static DownloadPlace place(Path file) {
            return new DownloadPlace() {
                @Override
                public FileChannel open() {
                    try {
                        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void reserve(long bytes) {}
            };
        }
    }
}
