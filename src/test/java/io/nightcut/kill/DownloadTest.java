package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.probe.MediaServer;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file is on its way to this machine, or from here to Descript, when the program dies. */
@Timeout(600)
class DownloadTest {

    private static final byte[] VIDEO = "ID3 and much more".repeat(200_000).getBytes();

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @Test
    void killedWhileItComesAndWhileItGoesItIsImportedOnceByteForByteAndNothingIsLeft() throws Exception {
        CountDownLatch comes = new CountDownLatch(1);
        CountDownLatch isDead = new CountDownLatch(1);
        try (MediaServer media = new MediaServer();
                KillNight night = KillNight.ofDownloads(folder, 1, media)) {
            media.on("/Recap-1.mp4", exchange -> {
                exchange.sendResponseHeaders(200, VIDEO.length);
                exchange.getResponseBody().write(VIDEO, 0, VIDEO.length / 2);
                exchange.getResponseBody().flush();
                comes.countDown();
                await(isDead);
            });
            Child first = night.start();
            await(comes);
            awaitBytes(night);
            first.kill();
            first.exits(Child.KILLED);
            isDead.countDown();
            assertThat(night.bill().charges()).isEmpty();
            assertThat(downloads(night)).singleElement().satisfies(half -> {
                assertThat(half).isNotEmptyFile();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(half)))
                        .isEqualTo("rw-------");
            });

            media.file("/Recap-1.mp4", VIDEO);
            night.diesOf(Fault.emptyResponse(Call.UPLOAD));
            assertThat(downloads(night))
                    .singleElement()
                    .satisfies(whole -> assertThat(whole).hasBinaryContent(VIDEO));
            night.comesToItsEnd();
            assertThat(night.sandbox.uploaded()).isEqualTo(Map.of("Recap-1.mp4", Sha256.of(VIDEO)));
            assertThat(media.requests())
                    .as("what is announced is not downloaded again")
                    .hasSize(2);
            assertThat(downloads(night)).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitBytes(KillNight night) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (downloads(night).stream().noneMatch(file -> file.toFile().length() > 0)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static List<Path> downloads(KillNight night) throws IOException {
        if (Files.notExists(night.kept("downloads"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(night.kept("downloads"))) {
            return files.toList();
        }
    }
}
