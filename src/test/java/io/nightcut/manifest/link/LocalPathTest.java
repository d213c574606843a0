package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.ledger.model.Line;
import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.ManifestLineProcessor;
import io.nightcut.manifest.ProjectSettings;
import io.nightcut.manifest.csv.ManifestLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path where a link could stand, and what is in the way of its file. */
class LocalPathTest {

    private static final Path FOLDER = Path.of("/srv/nightly");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recap.mp4 | file:///srv/nightly/recap.mp4",
                "Recap.MOV | file:///srv/nightly/Recap.MOV",
                "videos/recap.mp4 | file:///srv/nightly/videos/recap.mp4",
                "./www.example.com/a.mp4 | file:///srv/nightly/www.example.com/a.mp4",
                "2026.11/recap.mp4 | file:///srv/nightly/2026.11/recap.mp4",
                "../other//recap.mp4 | file:///srv/other/recap.mp4",
                "/mnt/a/../recap.mp4 | file:///mnt/recap.mp4",
                "' /mnt/my video.mp4 ' | file:///mnt/my%20video.mp4",
                "Part 1: intro.mp4 | file:///srv/nightly/Part%201:%20intro.mp4",
                "100%.mp4 | file:///srv/nightly/100%25.mp4",
                "a%20b.mp4 | file:///srv/nightly/a%2520b.mp4",
                "what?#1.mp4 | file:///srv/nightly/what%3F%231.mp4",
                "Кафе/🎬.mp3 | file:///srv/nightly/%D0%9A%D0%B0%D1%84%D0%B5/%F0%9F%8E%AC.mp3",
                "file:///mnt/my%20video.mp4 | file:///mnt/my%20video.mp4",
                "file:///mnt/my video.mp4 | file:///mnt/my%20video.mp4",
                "file:/mnt/100%.mp4 | file:///mnt/100%25.mp4",
                "FILE://localhost/mnt/a.mp4 | file:///mnt/a.mp4",
                "file:videos/a.mp4 | file:///srv/nightly/videos/a.mp4"
            })
    void isKnownByItsAbsolutePath(String written, String url) {
        MediaUrl media = MediaUrl.of(written, FOLDER);

        assertThat(media.direct()).isEqualTo(url);
        assertThat(media.identity()).isEqualTo(url);
        assertThat(media.expires()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "videos/My video: one.MP4 | My video: one.MP4",
                "a%20b.mp4 | a%20b.mp4",
                "file:///mnt/a%20b.mp4 | a b.mp4",
                "Кафе/é.mp3 | é.mp3"
            })
    void bearsTheNameOfItsFile(String written, String fileName) {
        assertThat(MediaUrl.of(written, FOLDER).fileName()).isEqualTo(fileName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never mind",
                "nowhere",
                "v1.2",
                "htps:/typo.mp4",
                "https:example.com/a.mp4",
                "www.example.com/a.mp4",
                "media.example.com:8080/a.mp4",
                "ftp://example.com/a.mp4",
                "a.mp4 https://example.com/a.mp4",
                "videos/a\nb.mp4"
            })
    void isNotSeenInWhatIsNeitherLinkNorPath(String written) {
        assertThat(LocalPath.of(written, FOLDER)).isEmpty();
        assertThatThrownBy(() -> MediaUrl.of(written, FOLDER))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message ->
                        assertThatThrownBy(() -> MediaUrl.of(written)).hasMessage(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recap.mkv | recap.mkv",
                "videos/recap | recap",
                "videos/ | videos",
                "/ | ''",
                "file: | nightly",
                "videos/a.mp4?sig=secret | a.mp4"
            })
    void isABadLineWhenDescriptDoesNotTakeItsKind(String written, String shown) {
        assertThatThrownBy(() -> MediaUrl.of(written, FOLDER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the file \"%s\" is of a type that Descript does not import. Its name must end with .mp4, .mov, .wav, .flac, .aac or .mp3.",
                        shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///mnt/a%0Ab.mp4", "file:///mnt/a%00.mp4", "file:///mnt/a\tb.mp4"})
    void holdsNoControlCharacters(String written) {
        assertThatThrownBy(() -> MediaUrl.of(written, FOLDER))
                .hasMessage("the url contains a line break or a tab. Copy the path again.");
    }

    @Property
    void isTakenOrRefusedWithASentenceWhateverStandsInTheCell(@ForAll String written) {
        try {
            MediaUrl media = MediaUrl.of(written + ".mp4", FOLDER);
            if (media.direct().startsWith("file:")) {
                assertThat(new Media(media.fileName(), media.direct(), null).file())
                        .isAbsolute();
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("the ").hasMessageEndingWith(".");
        }
    }

    @Test
    void isReadForItsSizeWhateverTheManifestSays() throws IOException {
        Files.writeString(folder.resolve("my 100%.mp4"), "bytes");

        Media media = media("my 100%.mp4");
        assertThat(media.size()).isEqualTo(5);
        assertThat(media.obstacle()).isNull();
        assertThat(media.file()).isEqualTo(folder.resolve("my 100%.mp4"));
    }

    @Test
    void hasAnObstacleWhenItIsNotThere() {
        assertThat(obstacle("gone.mp4"))
                .isEqualTo("local file %s does not exist. Put the file there or correct the path, then run again"
                        .formatted(folder.resolve("gone.mp4")));
    }

    @Test
    void hasAnObstacleWhenItIsEmpty() throws IOException {
        Files.createFile(folder.resolve("empty.mp4"));

        assertThat(obstacle("empty.mp4"))
                .isEqualTo("local file %s is empty (0 bytes). Copy the whole file there, then run again"
                        .formatted(folder.resolve("empty.mp4")));
    }

    @Test
    void hasAnObstacleWhenItIsAFolder() throws IOException {
        Files.createDirectory(folder.resolve("folder.mp4"));

        assertThat(obstacle("folder.mp4"))
                .isEqualTo("local file %s is a folder. Give the path of a file in it, then run again"
                        .formatted(folder.resolve("folder.mp4")));
        assertThat(media("folder.mp4").url()).as("with or without").doesNotEndWith("/");
    }

    /** The newest JDK says of it that it is not there, older ones that it cannot be read: both are right. */
    @Test
    void hasAnObstacleWhenItsFolderIsAFile() throws IOException {
        Files.writeString(folder.resolve("a.mp4"), "bytes");

        assertThat(obstacle("a.mp4/b.mp4"))
                .containsAnyOf("cannot be read", "does not exist")
                .endsWith(", then run again");
    }

    @Test
    void hasAnObstacleFromOneGigabyteOn() throws IOException {
        sized("small.mp4", 999_999_999);
        sized("large.mp4", 1_000_000_000);

        assertThat(media("small.mp4").obstacle()).isNull();
        assertThat(obstacle("large.mp4"))
                .isEqualTo(
                        "local file %s has 1000000000 bytes, but Descript takes files under 1 GB. Make the file smaller or split it, then run again"
                                .formatted(folder.resolve("large.mp4")));
    }

    @Test
    void hasAnObstacleWhenItMayNotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.mp4"), "bytes");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        assumeFalse(Files.isReadable(file), "root reads everything");

        assertThat(obstacle("secret.mp4"))
                .isEqualTo("local file %s: permission denied for the user that runs nightcut. Change the file's permissions, then run again"
                        .formatted(file));
    }

    private String obstacle(String written) {
        return Objects.requireNonNull(media(written).obstacle());
    }

    /** As the line of a manifest in the folder asks for it; its obstacle is the project's. */
    private Media media(String written) {
        Line line = new ManifestLineProcessor(new ProjectSettings("Cut.", null, TeamAccess.EDIT), Map.of())
                .process(new ManifestLine(2, "One", written, null, null, null, null, 7L, folder, null));
        Media media = Objects.requireNonNull(line.project()).media().get(0);
        assertThat(line.project().obstacle(Instant.now()).orElse(null)).isEqualTo(media.obstacle());
        return media;
    }

    private void sized(String name, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(size);
        }
    }
}
