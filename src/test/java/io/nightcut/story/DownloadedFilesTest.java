package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.probe.MediaServer;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that Descript cannot download: nightcut does, and uploads them. */
class DownloadedFilesTest extends NightFixture {

    private static final byte[] VIDEO = video(3_000_000);

    private final MediaServer media = new MediaServer();

    @BeforeEach
    void downloadFromHere() {
        nightcut = nightcut.with("nightcut.media.download-from", "127.0.0.1");
    }

    @AfterEach
    void closeMedia() {
        media.close();
    }

    @Test
    void aFileOfAServerWithoutRangesAndHeadIsUploadedByteForByteAndKeptNoLonger() {
        media.file("/talk.mp4", VIDEO);
        Path manifest = manifest("Talk," + media.url("/talk.mp4?sig=s1gnature"), "Demo," + url("demo"));
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).containsExactly("edited", "edited");
        assertThat(sandbox.uploaded()).containsOnly(Map.entry("talk.mp4", Sha256.of(VIDEO)));
        assertThat(importRequests())
                .anySatisfy(request -> assertThat(request)
                        .contains("\"talk.mp4\":{\"content_type\":\"video/mp4\",\"file_size\":3000000}")
                        .doesNotContain("127.0.0.1"));
        assertThat(night.lines("\"Talk\": talk.mp4: downloading from 127.0.0.1"))
                .hasSize(1);
        assertThat(night.lines("\"Talk\": talk.mp4 downloaded (3000000 bytes in "))
                .hasSize(1);
        assertThat(night.said()).doesNotContain("s1gnature");
        assertThat(downloads()).isEmpty();

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(nightcut.without("nightcut.media.download-from")
                        .run(manifest)
                        .exitCode())
                .as("the project is the same whoever downloads its file")
                .isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(4);
        assertThat(media.requests()).hasSize(1);
    }

    @Test
    void withProbeTooAndBesideALocalFileOfTheSameProject() {
        media.file("/talk.mp4", VIDEO);
        file("intro.mp4", "ID3 intro");
        Ended night = nightcut.run(manifest("Talk,intro.mp4", "Talk," + media.url("/talk.mp4")), "--group", "--probe");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.uploaded()).containsOnlyKeys("intro.mp4", "talk.mp4");
        assertThat(importRequests()).singleElement().asString().contains("\"file_size\":9", "\"file_size\":3000000");
    }

    @Test
    void noOtherHostIsAskedNotEvenAfterARedirect() {
        media.file("/talk.mp4", VIDEO)
                .redirect("/moved.mp4", "/once-more.mp4")
                .redirect("/once-more.mp4", media.url("/talk.mp4"))
                .redirect("/away.mp4", media.url("/inside.mp4").replace("127.0.0.1", "localhost"))
                .file("/inside.mp4", VIDEO);
        String elsewhere = media.url("/talk.mp4").replace("127.0.0.1", "localhost");
        Ended night = nightcut.run(manifest(
                "Moved," + media.url("/moved.mp4"), "Away," + media.url("/away.mp4"), "Elsewhere," + elsewhere));

        assertThat(night.statuses()).containsExactly("edited", "import_failed", "edited");
        assertThat(night.of("Away").message())
                .isEqualTo(
                        "the link redirects to the server localhost, which nightcut.media.download-from does not name. Give a direct link, or add the host to the setting, then run again");
        assertThat(importRequests())
                .hasSize(2)
                .anySatisfy(request -> assertThat(request).contains("\"url\":\"" + elsewhere));
        assertThat(sandbox.uploaded()).hasSize(1);
        assertThat(media.requests())
                .extracting(MediaServer.Request::target)
                .containsExactlyInAnyOrder("/moved.mp4", "/once-more.mp4", "/talk.mp4", "/away.mp4");
    }

    @Test
    void aPrivateAddressThatNoSettingNamesIsNotAsked() {
        media.file("/talk.mp4", VIDEO);
        Ended night = nightcut.with("nightcut.media.private-hosts", "10.0.0.0/8")
                .run(manifest("Talk," + media.url("/talk.mp4")));

        assertThat(night.of("Talk").message())
                .startsWith("the server 127.0.0.1 is in a private network, where Descript cannot reach it.");
        assertThat(sandbox.bill().received(Call.IMPORT)).isZero();
        assertThat(media.requests()).isEmpty();
    }

    @Test
    void whatIsNoMediumIsNotCarriedOut() {
        media.file("/secrets.mp4", "{\"password\": \"hunter2\"}".getBytes())
                .file("/notes.mp4", "Dear diary".getBytes())
                .file("/empty.mp4", new byte[0]);
        Ended night = nightcut.run(manifest(
                "Secrets," + media.url("/secrets.mp4"),
                "Notes," + media.url("/notes.mp4"),
                "Empty," + media.url("/empty.mp4"),
                "Gone," + media.url("/gone.mp4")));

        assertThat(night.statuses()).hasSize(4).containsOnly("import_failed");
        assertThat(night.of("Secrets").message()).startsWith("the server 127.0.0.1 sends a JSON document instead");
        assertThat(night.of("Notes").message()).contains("is not a video or audio file by its content");
        assertThat(night.of("Empty").message()).startsWith("the file is empty");
        assertThat(night.of("Gone").message()).startsWith("the server 127.0.0.1 answered 404");
        assertThat(sandbox.bill().received(Call.IMPORT)).isZero();
        assertThat(downloads()).isEmpty();
    }

    @Test
    void aDownloadThatBreaksOffIsBegunAnewAndNeverUploadedInPart() {
        AtomicInteger times = new AtomicInteger();
        media.on("/once.mp4", exchange -> MediaServer.part(exchange, VIDEO, times.incrementAndGet() > 1));
        media.on("/always.mp4", exchange -> MediaServer.part(exchange, VIDEO, false));
        Ended night = nightcut.run(manifest("Once," + media.url("/once.mp4"), "Always," + media.url("/always.mp4")));

        assertThat(night.statuses()).containsExactly("edited", "import_failed");
        assertThat(sandbox.uploaded().values()).containsExactly(Sha256.of(VIDEO));
        assertThat(night.of("Always").message())
                .matches(
                        "the server 127\\.0\\.0\\.1 closed the connection after \\d+ bytes, before the end of the file\\..*");
        assertThat(media.requests()).hasSize(5);
        assertThat(downloads()).isEmpty();
    }

    @Test
    void downloadsWaitForRoomAndWhatHasNoneIsTold() {
        AtomicLong most = new AtomicLong();
        List<String> names = List.of("a", "b", "c", "d");
        names.forEach(name -> media.on("/" + name + ".mp4", exchange -> {
            most.accumulateAndGet(size(), Math::max);
            MediaServer.part(exchange, VIDEO, true);
        }));
        media.file("/large.mp4", video(8_000_001));
        Ended night = nightcut.with("nightcut.media.download-space", "7000000B")
                .run(manifest(Stream.concat(
                                names.stream().map(name -> name + "," + media.url("/" + name + ".mp4")),
                                Stream.of("Large," + media.url("/large.mp4")))
                        .toArray(String[]::new)));

        assertThat(night.statuses()).containsExactly("edited", "edited", "edited", "edited", "import_failed");
        assertThat(night.of("Large").message())
                .isEqualTo(
                        "the download needs 8000001 bytes, and nightcut.media.download-space allows 7000000. Raise the setting, then run again");
        assertThat(most.get()).isLessThanOrEqualTo(7_000_000);
        assertThat(downloads()).isEmpty();
    }

    /** Only the sandbox's bill of imports. */
    private List<String> importRequests() {
        return sandbox.bill()
                .of(JobType.IMPORT)
                .map(charge -> charge.request().toString())
                .toList();
    }

    private long size() {
        return downloads().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private List<Path> downloads() {
        if (Files.notExists(nightcut.kept("downloads"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(nightcut.kept("downloads"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] video(int size) {
        byte[] bytes = new byte[size];
        new Random(17).nextBytes(bytes);
        byte[] start = "ID3".getBytes();
        System.arraycopy(start, 0, bytes, 0, start.length);
        return Arrays.copyOf(bytes, size);
    }
}
