package io.nightcut.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.LocalFolders;
import io.nightcut.manifest.link.MediaSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines become projects. */
class ManifestLineProcessorTest {

    private static final ProjectSettings SETTINGS =
            new ProjectSettings("Cut.", null, null, "Nightcut", TeamAccess.EDIT);

    @Test
    void aLineIsAProjectWithTheSettingsWhereItsCellsAreEmpty() {
        Project project = project(processor().process(line(2, "Recap", "a.mp4", null)));

        assertThat(project.name()).isEqualTo("Recap");
        assertThat(project.instruction()).isEqualTo(new Instruction("Cut.", ""));
        assertThat(project.folder()).isEqualTo("Nightcut");
        assertThat(project.teamAccess()).isEqualTo(TeamAccess.EDIT);
    }

    @Test
    void aProjectThatTheTeamCannotOpenIsInNoFolder() {
        Project project = project(processor().process(line(2, "Recap", "a.mp4", "None")));

        assertThat(project.teamAccess()).isEqualTo(TeamAccess.NONE);
        assertThat(project.folder()).isNull();
    }

    @Test
    void aSecondLineOfTheSameNameIsInvalidAndNamesTheFirst() {
        ManifestLineProcessor processor = processor();
        project(processor.process(line(2, "Recap", "a.mp4", null)));

        Line second = Objects.requireNonNull(processor.process(line(5, "Recap", "b.mp4", null)));

        assertThat(second.problem()).startsWith("the name is already used on line 2.");
    }

    @Test
    void linesOfOneProjectGiveItWithTheLastAndFilesOfOneNameAreNumbered() {
        ManifestLineProcessor processor = new ManifestLineProcessor(
                SETTINGS, LocalFolders.of(Path.of("night.csv"), MediaSettings.MANIFEST_FOLDER), Map.of("Recap", 2));

        assertThat(processor.process(line(2, "Recap", "monday/a.mp4", null))).isNull();
        Line line = Objects.requireNonNull(processor.process(line(4, "Recap", "tuesday/a.mp4", null)));

        assertThat(line.number()).isEqualTo(2);
        assertThat(project(line).media()).extracting(Media::name).containsExactly("a.mp4", "a (2).mp4");
    }

    private static ManifestLineProcessor processor() {
        return new ManifestLineProcessor(
                SETTINGS, LocalFolders.of(Path.of("night.csv"), MediaSettings.MANIFEST_FOLDER), Map.of());
    }

    private static ManifestLine line(int number, String name, String path, @Nullable String access) {
        return new ManifestLine(number, name, "https://a.example/" + path, null, null, null, access, null);
    }

    private static Project project(@Nullable Line line) {
        return Objects.requireNonNull(Objects.requireNonNull(line).project());
    }
}
