package io.nightcut.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.manifest.ManifestSettings.SameName;
import io.nightcut.manifest.csv.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class ManifestLineReaderTest {

    private static final String LINE = "Recap,https://media.example.com/a.mp4\n";

    private final ExecutionContext context = new ExecutionContext();

    @TempDir
    Path folder;

    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = Files.writeString(folder.resolve("night.csv"), "name,url\n" + LINE);
    }

    @Test
    void aManifestThatChangesWhileItIsReadIsRefused() throws IOException {
        ManifestLineReader lines = lines(false);
        lines.open(context);
        assertThat(lines.read()).isNotNull();
        Files.writeString(manifest, LINE, StandardOpenOption.APPEND);

        assertThatThrownBy(() -> {
                    while (lines.read() != null) {}
                })
                .isInstanceOf(ManifestException.class)
                .hasMessage("Manifest %s changed while it was read. Nothing was sent; run again when it is whole."
                        .formatted(manifest));
        lines.close();
    }

    @Test
    void whatIsReadIsKnownByItsDigestAndWhatIsAllDoneIsNotRead() {
        ManifestLineReader read = lines(false);
        read.open(context);
        assertThat(read.read()).isNotNull();
        assertThat(read.read()).isNull();
        assertThat(context.containsKey(ManifestLineReader.DIGEST)).isTrue();
        read.close();

        ManifestLineReader done = lines(true);
        done.open(context);
        assertThat(done.read()).isNull();
        assertThat(context.containsKey(ManifestLineReader.DIGEST)).isFalse();
    }

    /** Relative paths begin in its folder, which for standard input is the one that the program was started in. */
    @Test
    void theSameBytesInAnotherFolderSaySomethingElse() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("night.csv");
        Files.copy(manifest, other);

        assertThat(digest(other)).isNotEqualTo(digest(manifest)).hasSameSizeAs(digest(manifest));
        assertThat(digest(manifest)).isEqualTo(digest(manifest));
    }

    private ManifestLineReader lines(boolean isAllDone) {
        return new ManifestLineReader(manifest, () -> digest(manifest), digest -> isAllDone);
    }

    private static String digest(Path manifest) {
        return ManifestDigest.of(
                manifest, new ProjectSettings("Cut.", null, "edit"), new ManifestSettings(SameName.ERROR));
    }
}
