package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

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
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a local file says of itself when it is checked. */
class LocalFileTest {

    @TempDir
    Path folder;

    @Test
    void itsSizeIsThatOnTheDiskWhateverTheManifestSays() throws IOException {
        Files.writeString(folder.resolve("my 100%.mp4"), "bytes");

        Media media = media("my 100%.mp4");
        assertThat(media.size()).isEqualTo(5);
        assertThat(media.obstacle()).isNull();
        assertThat(media.file()).isEqualTo(folder.resolve("my 100%.mp4"));
    }

    @Test
    void aFileHasAnObstacleWhenItDoesNotExist() {
        assertThat(obstacle("gone.mp4"))
                .isEqualTo("local file %s does not exist. Put the file there or correct the path, then run again"
                        .formatted(folder.resolve("gone.mp4")));
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

    /** The newest JDK says of it that it is not there, older ones that it cannot be read: both are right. */
    @Test
    void aFileHasAnObstacleWhenItsFolderIsAFile() throws IOException {
        Files.writeString(folder.resolve("a.mp4"), "bytes");

        assertThat(obstacle("a.mp4/b.mp4"))
                .containsAnyOf("cannot be read", "does not exist")
                .endsWith(", then run again");
    }

    @Test
    void aFileHasAnObstacleFromOneGigabyteOn() throws IOException {
        sized("small.mp4", 999_999_999);
        sized("large.mp4", 1_000_000_000);

        assertThat(media("small.mp4").obstacle()).isNull();
        assertThat(obstacle("large.mp4"))
                .isEqualTo(
                        "local file %s has 1000000000 bytes, but Descript takes files under 1 GB. Make the file smaller or split it, then run again"
                                .formatted(folder.resolve("large.mp4")));
    }

    @Test
    void aFileHasAnObstacleWhenItMayNotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.mp4"), "bytes");
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

        assertThat(LocalFile.check(linked)).isEqualTo(linked);
    }

    @Test
    void aProjectHasTheObstacleOfItsFileUntilTheFileIsThere() throws IOException {
        Media media = new Media("a.mp4", MediaUrl.of("a.mp4", folder).direct(), "en", null, null, null);
        Project project = new Project(
                "key", new ProjectKeys("key", "key", "media"), "Recap", List.of(media), "Cut.", null, TeamAccess.EDIT);
        assertThat(LocalFile.check(project).obstacle(Instant.EPOCH)).contains(obstacle("a.mp4"));

        Files.writeString(folder.resolve("a.mp4"), "bytes");

        assertThat(LocalFile.check(project).obstacle(Instant.EPOCH)).isEmpty();
        assertThat(LocalFile.check(project).size()).contains(5L);
    }

    private String obstacle(String written) {
        return Objects.requireNonNull(media(written).obstacle());
    }

    private Media media(String written) {
        MediaUrl url = MediaUrl.of(written, folder);
        return LocalFile.check(new Media(url.fileName(), url.direct(), null, 7L, null, null));
    }

    private void sized(String name, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(size);
        }
    }
}
