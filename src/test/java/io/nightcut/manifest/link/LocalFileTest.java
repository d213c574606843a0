package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.TeamAccess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a local file says of itself when it is checked. */
class LocalFileTest {

    @TempDir
    Path folder;

    @Test
    void itsSizeIsThatOnTheDiskWhateverTheManifestSays() throws IOException {
        Files.writeString(folder.resolve("my 100%.mp4"), "ID3 bytes");

        Media media = media("my 100%.mp4");
        assertThat(media.size()).isEqualTo(9);
        assertThat(media.obstacle()).isNull();
        assertThat(media.file()).isEqualTo(folder.resolve("my 100%.mp4"));
    }

    @Test
    void aFileHasAnObstacleWhenItDoesNotExist() {
        assertThat(obstacle("gone.mp4")).isEqualTo(notFound("gone.mp4"));
    }

    @Test
    void aFileHasAnObstacleWhenItIsEmpty() throws IOException {
        Files.createFile(folder.resolve("empty.mp4"));

        assertThat(obstacle("empty.mp4"))
                .isEqualTo("local file %s is empty (0 bytes). Copy the whole file there, then run again"
                        .formatted(folder.resolve("empty.mp4")));
    }

    @Test
    void aFileHasAnObstacleWhenItIsAFolder() throws IOException {
        Files.createDirectory(folder.resolve("folder.mp4"));

        assertThat(obstacle("folder.mp4"))
                .isEqualTo("local file %s is a folder. Give the path of a file in it, then run again"
                        .formatted(folder.resolve("folder.mp4")));
        assertThat(media("folder.mp4").url())
                .as("the same whether there is such a folder or not")
                .doesNotEndWith("/");
    }

    @Test
    void aFileHasAnObstacleWhenItsFolderIsAFile() throws IOException {
        Files.writeString(folder.resolve("a.mp4"), "ID3 bytes");

        assertThat(obstacle("a.mp4/b.mp4")).isEqualTo(notFound("a.mp4/b.mp4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../other/there.mp4",
                "../other/gone.mp4",
                "/etc/passwd.mp4",
                "out.mp4",
                "nowhere.mp4",
                "away/there.mp4",
                "away/../there.mp4",
                "away/gone.mp4",
                "loop.mp4",
                "../m-2/there.mp4"
            })
    void aFileOutsideTheFoldersIsNotFoundWhetherItIsThereOrNot(String written) throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Path manifests = Files.createDirectories(folder.resolve("m"));
        Files.writeString(other.resolve("there.mp4"), "ID3 bytes");
        Files.writeString(Files.createDirectories(folder.resolve("m-2")).resolve("there.mp4"), "ID3 bytes");
        Files.createSymbolicLink(folder.resolve("m/out.mp4"), other.resolve("there.mp4"));
        Files.createSymbolicLink(folder.resolve("m/nowhere.mp4"), other.resolve("gone.mp4"));
        Files.createSymbolicLink(folder.resolve("m/loop.mp4"), folder.resolve("m/loop.mp4"));
        Files.createSymbolicLink(folder.resolve("m/away"), other);
        MediaUrl url = MediaUrl.of(written, manifests);
        LocalFolders folders = LocalFolders.of(manifests.resolve("night.csv"), MediaSettings.MANIFEST_FOLDER);

        Media media = LocalFile.check(new Media(url.fileName(), url.direct(), null), folders);

        assertThat(media.size()).isNull();
        assertThat(media.obstacle()).isEqualTo("local file %s: %s", media.file(), folders.reason());
    }

    @Test
    void aFileIsFoundInAFolderThatTheSettingNamesAndByALinkThatStaysInside() throws IOException {
        Path manifests = Files.createDirectories(folder.resolve("m"));
        Path videos = Files.createDirectories(folder.resolve("videos"));
        Files.writeString(videos.resolve("a.mp4"), "ID3 bytes");
        Files.createSymbolicLink(manifests.resolve("b.mp4"), videos.resolve("a.mp4"));

        for (MediaSettings settings : List.of(
                new MediaSettings(List.of("../videos")), new MediaSettings(List.of(videos.toString(), "/nowhere")))) {
            LocalFolders folders = LocalFolders.of(manifests.resolve("night.csv"), settings);
            for (String written : List.of("../videos/a.mp4", videos + "/a.mp4", "b.mp4")) {
                MediaUrl url = MediaUrl.of(written, manifests);
                Media media = LocalFile.check(new Media(url.fileName(), url.direct(), null), folders);
                assertThat(media.obstacle()).as(written).isNull();
                assertThat(LocalFile.atItsRealPlace(media, folders).file()).isEqualTo(videos.resolve("a.mp4"));
            }
        }
    }

    @Test
    void noFileIsFoundWithAnEmptySettingOrAManifestFromStandardInput() throws IOException {
        Files.writeString(folder.resolve("a.mp4"), "ID3 bytes");
        Media media = new Media("a.mp4", MediaUrl.of("a.mp4", folder).direct(), null);

        assertThat(LocalFile.check(media, LocalFolders.of(folder.resolve("night.csv"), new MediaSettings(List.of(""))))
                        .obstacle())
                .contains("nightcut.media.local-from is empty");
        assertThat(LocalFile.check(media, LocalFolders.of(Path.of("-"), new MediaSettings(List.of(folder.toString()))))
                        .obstacle())
                .contains("a manifest from standard input");
    }

    @Test
    void aFileThatWasAnnouncedIsGoneWhenALinkTakesItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mp4"), "ID3 bytes");
        Path other = Files.writeString(folder.resolve("b.mp4"), "ID3 other");
        Media media = new Media("a.mp4", file.toUri().toString(), null);
        assertThat(LocalFile.check(media, LocalFolders.only(file)).obstacle()).isNull();

        Files.delete(file);
        Files.createSymbolicLink(file, other);

        assertThat(LocalFile.check(media, LocalFolders.only(file)).size()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root:x:0:0",
                "SQLite format 3",
                "-----BEGIN OPENSSH",
                "\u00ff\u00fea\0",
                "{}",
                "PK\u0003\u0004",
                "ID",
                "\0\0\0"
            })
    void aFileThatIsNoMediumIsNotUploaded(String bytes) throws IOException {
        Files.write(folder.resolve("a.mp4"), bytes.getBytes(ISO_8859_1));

        assertThat(obstacle("a.mp4"))
                .isEqualTo("local file %s is not a video or audio file by its content. Export it again, then run again"
                        .formatted(folder.resolve("a.mp4")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\0\0\u0020ftypisom",
                "\0\0\0\u0008wide",
                "RIFF\0\0\0\0WAVE",
                "fLaC",
                "ID3\u0004",
                "\u00ff\u00fb\u0090\0",
                "\0\0\u00ff\u00f3\u0040\0",
                "\u00ff\u00f1\u0050\u0080",
                "\u001aE\u00df\u00a3"
            })
    void mediaAreKnownByTheirFirstBytes(String bytes) throws IOException {
        Files.write(folder.resolve("a.mp4"), bytes.getBytes(ISO_8859_1));

        assertThat(media("a.mp4").obstacle()).isNull();
    }

    @Test
    void howLargeAFileMayBeIsLeftToDescript() throws IOException {
        sized("large.mp4", 3_000_000_000L);

        assertThat(media("large.mp4").obstacle()).isNull();
        assertThat(media("large.mp4").size()).isEqualTo(3_000_000_000L);
    }

    @Test
    void aFileIsKnownByItsSizeItsEndsAndItsMiddle() throws IOException {
        byte[] bytes = new byte[1_000_000];
        System.arraycopy("ID3".getBytes(ISO_8859_1), 0, bytes, 0, 3);
        String content = contentOf(bytes);
        assertThat(contentOf(bytes)).isEqualTo(content).startsWith("1000000-");
        for (int place : new int[] {10, 500_000, 999_999}) {
            byte[] changed = bytes.clone();
            changed[place] = 1;
            assertThat(contentOf(changed)).as("byte %d", place).isNotEqualTo(content);
        }
        assertThat(contentOf(Arrays.copyOf(bytes, 1_000_001))).isNotEqualTo(content);
        assertThat(contentOf("ID3 bytes".getBytes(ISO_8859_1))).isEqualTo("9-103730694bfa11a381a9c1a2e106db7c");
        assertThat(media("gone.mp4").content()).isNull();
    }

    private String contentOf(byte[] bytes) throws IOException {
        Files.write(folder.resolve("a.mp4"), bytes);
        return Objects.requireNonNull(media("a.mp4").content());
    }

    @Test
    void aFileHasAnObstacleWhenItMayNotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.mp4"), "ID3 bytes");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        assumeFalse(Files.isReadable(file), "root reads everything");

        assertThat(obstacle("secret.mp4"))
                .isEqualTo(
                        "local file %s: permission denied for the user that runs nightcut. Change the file's permissions, then run again"
                                .formatted(file));
    }

    @Test
    void aMediumThatIsGivenByALinkStaysAsItIs() {
        Media linked = new Media("a.mp4", "https://a.example/a.mp4", "en", 7L, Instant.EPOCH, "the link needs a login");

        assertThat(LocalFile.check(linked, folders())).isEqualTo(linked);
    }

    @Test
    void aProjectHasTheObstacleOfItsFileUntilTheFileIsThere() throws IOException {
        Media media = new Media("a.mp4", MediaUrl.of("a.mp4", folder).direct(), "en", null, null, null);
        Project project = new Project(
                "key",
                new ProjectKeys("key", "key", "media"),
                "Recap",
                List.of(media),
                new Instruction("Cut.", ""),
                null,
                TeamAccess.EDIT);
        assertThat(LocalFile.check(project, folders()).obstacle(Instant.EPOCH)).contains(obstacle("a.mp4"));

        Files.writeString(folder.resolve("a.mp4"), "ID3 bytes");

        assertThat(LocalFile.check(project, folders()).obstacle(Instant.EPOCH)).isEmpty();
        assertThat(LocalFile.check(project, folders()).size()).contains(9L);
    }

    private String obstacle(String written) {
        return Objects.requireNonNull(media(written).obstacle());
    }

    private Media media(String written) {
        MediaUrl url = MediaUrl.of(written, folder);
        return LocalFile.check(new Media(url.fileName(), url.direct(), null, 7L, null, null), folders());
    }

    private LocalFolders folders() {
        return LocalFolders.of(folder.resolve("night.csv"), MediaSettings.MANIFEST_FOLDER);
    }

    private String notFound(String name) {
        return "local file %s: it was not found in a folder that local files may come from. Put the file into the manifest's folder, or add its folder to nightcut.media.local-from, then run again"
                .formatted(folder.resolve(name));
    }

    private void sized(String name, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.write("ID3".getBytes(ISO_8859_1));
            file.setLength(size);
        }
    }
}
