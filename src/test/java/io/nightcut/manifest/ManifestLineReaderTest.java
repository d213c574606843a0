package io.nightcut.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.control.NightcutException;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.ManifestSettings.SameName;
import io.nightcut.manifest.csv.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class ManifestLineReaderTest {

    private static final String LINE = "Recap,https://media.example.com/a.mp4\n";

    private final ExecutionContext context = new ExecutionContext();

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private boolean isStopping;
    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = Files.writeString(folder.resolve("night.csv"), "name,url\n" + LINE);
    }

    @Test
    void aManifestThatChangesWhileItIsReadIsRefused() throws IOException {
        ManifestLineReader lines = lines(true);
        lines.open(context);
        assertThat(lines.read()).isNotNull();
        Files.writeString(manifest, LINE, StandardOpenOption.APPEND);

        assertThatThrownBy(() -> {
                    while (lines.read() != null) {}
                })
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        "Manifest %s changed while it was read. Nothing was sent. Run again when the file is complete."
                                .formatted(manifest));
        lines.close();
    }

    @Test
    void aReadingThatIsStoppedIsNoneAndSaysSo() {
        ManifestLineReader lines = lines(true);
        lines.open(context);
        isStopping = true;

        assertThatThrownBy(lines::read)
                .isInstanceOf(NightcutException.class)
                .hasMessage("Stopped before the end (signal): the run was asked to stop while the manifest was read."
                        + " Nothing was sent. Run the same command again to continue.");
        lines.close();
    }

    @Test
    void aReadingBeginsWithTheDigestOfTheManifest() {
        ManifestLineReader lines = lines(true);
        lines.open(context);

        assertThat(lines.read()).isNotNull();
        assertThat(lines.read()).isNull();
        assertThat(asked).containsExactly(digest(manifest));
        lines.close();
    }

    @Test
    void aManifestForWhichNoReadingBeginsGivesNoLines() {
        ManifestLineReader lines = lines(false);
        lines.open(context);

        assertThat(lines.read()).isNull();
    }

    /** Relative paths begin in its folder, which for standard input is the one that the program was started in. */
    @Test
    void theSameBytesInAnotherFolderSaySomethingElse() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("night.csv");
        Files.copy(manifest, other);

        assertThat(digest(other)).isNotEqualTo(digest(manifest)).hasSameSizeAs(digest(manifest));
        assertThat(digest(manifest)).isEqualTo(digest(manifest));
    }

    private ManifestLineReader lines(boolean isToBeRead) {
        return new ManifestLineReader(
                manifest,
                () -> digest(manifest),
                digest -> {
                    asked.add(digest);
                    return isToBeRead;
                },
                () -> isStopping,
                false);
    }

    private static String digest(Path manifest) {
        return ManifestDigest.of(
                manifest,
                new ProjectSettings("Cut.", null, null, null, TeamAccess.EDIT),
                new ManifestSettings(SameName.ERROR, false, false));
    }
}
