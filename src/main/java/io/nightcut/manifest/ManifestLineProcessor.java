package io.nightcut.manifest;

import io.nightcut.ledger.manifest.Line;
import io.nightcut.manifest.ManifestSettings.SameName;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.LocalFolders;
import io.nightcut.manifest.link.MediaSettings;
import io.nightcut.manifest.link.ProjectName;
import io.nightcut.text.Characters;
import io.nightcut.text.Redacted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Turns the lines of a manifest into projects. A line that is invalid becomes a {@link Line} with the problem, which the run
 * skips. It remembers names, so each reading needs a processor of its own.
 */
public final class ManifestLineProcessor implements ItemProcessor<ManifestLine, Line> {

    private final ProjectSettings settings;
    private final LocalFolders folders;

    /** How many lines the project of this name has, where it has more than one. */
    private final Map<String, Integer> linesOfProjects;

    private final Map<String, List<ValidatedLine>> incomplete = new HashMap<>();
    private final Map<String, Integer> firstLines = new HashMap<>();

    /**
     * For lines of any origin.
     *
     * @param folders whose files may be uploaded
     * @param linesOfProjects the number of lines by name, of the projects that have several
     */
    public ManifestLineProcessor(ProjectSettings settings, LocalFolders folders, Map<String, Integer> linesOfProjects) {
        this.settings = settings;
        this.folders = folders;
        this.linesOfProjects = linesOfProjects;
    }

    /** For this manifest; its names are read beforehand when lines of the same name are one project. */
    public static ManifestLineProcessor of(
            Path manifest, ProjectSettings settings, ManifestSettings manifestSettings, MediaSettings mediaSettings) {
        return new ManifestLineProcessor(
                settings,
                LocalFolders.of(manifest, mediaSettings),
                manifestSettings.sameName() == SameName.ONE_PROJECT ? RepeatedNames.of(manifest) : Map.of());
    }

    /** Null: the project has more lines, which follow. */
    @Override
    public @Nullable Line process(ManifestLine line) {
        ValidatedLine validated = ValidatedLine.of(line);
        ProjectName name = validated.name();
        if (name == null) {
            List<String> problems = new ArrayList<>(validated.problems());
            if (line.problem() == null) {
                problems.addAll(new ProjectAssembler(List.of(validated), settings, folders).problemsOfSettings());
            }
            return new Line(
                    line.number(),
                    Redacted.excerpt(Characters.onOneLine(line.name())),
                    null,
                    String.join(" ", problems),
                    line.owner());
        }
        Integer lines = linesOfProjects.get(name.value());
        return lines == null ? single(validated, name) : grouped(validated, name, lines);
    }

    private Line single(ValidatedLine validated, ProjectName name) {
        Integer first = firstLines.putIfAbsent(name.value(), validated.line().number());
        if (first == null) {
            return new ProjectAssembler(List.of(validated), settings, folders).toLine();
        }
        List<String> problems = new ArrayList<>(validated.problems());
        problems.add(
                "the name is already used on line %d. Give this project another name, or make one project of both files with --group."
                        .formatted(first));
        return new Line(
                validated.line().number(),
                validated.line().name(),
                null,
                String.join(" ", problems),
                validated.line().owner());
    }

    private @Nullable Line grouped(ValidatedLine validated, ProjectName name, int lines) {
        List<ValidatedLine> sameName = incomplete.computeIfAbsent(name.value(), unused -> new ArrayList<>());
        sameName.add(validated);
        if (sameName.size() < lines) {
            return null;
        }
        incomplete.remove(name.value());
        return new ProjectAssembler(sameName, settings, folders).toLine();
    }
}
