package io.nightcut.manifest;

import io.nightcut.ledger.model.Line;
import io.nightcut.manifest.ManifestSettings.SameName;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.ProjectName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Turns the lines of one reading of a manifest into projects, or says what a person has to mend. */
public final class LineProcessor implements ItemProcessor<ManifestLine, Line> {

    private final ProjectSettings settings;

    /** How many lines the projects of several lines have, by their names. */
    private final Map<String, Integer> linesOfProjects;

    private final Map<String, List<ValidatedLine>> gathered = new HashMap<>();
    private final Map<String, Integer> firstLines = new HashMap<>();

    public LineProcessor(ProjectSettings settings, Map<String, Integer> linesOfProjects) {
        this.settings = settings;
        this.linesOfProjects = linesOfProjects;
    }

    /** For the lines of this manifest, which is read once beforehand when lines of the same name are one project. */
    public static LineProcessor of(Path manifest, ProjectSettings settings, ManifestSettings manifestSettings) {
        return new LineProcessor(
                settings, manifestSettings.sameName() == SameName.ONE_PROJECT ? SameNames.of(manifest) : Map.of());
    }

    /** Null: the project's other lines are still to come. */
    @Override
    public @Nullable Line process(ManifestLine line) {
        ValidatedLine judged = ValidatedLine.of(line);
        ProjectName name = judged.name();
        if (name == null) {
            return new Line(line.number(), line.name(), null, String.join(" ", judged.problems()));
        }
        Integer lines = linesOfProjects.get(name.value());
        return lines == null ? alone(judged, name) : together(judged, name, lines);
    }

    private Line alone(ValidatedLine judged, ProjectName name) {
        Integer first = firstLines.putIfAbsent(name.value(), judged.line().number());
        if (first == null) {
            return new ProjectAssembler(List.of(judged), settings).toLine();
        }
        List<String> problems = new ArrayList<>(judged.problems());
        problems.add(
                "the name stands on line %d already. Give this project a name of its own, or both files to one project with --group."
                        .formatted(first));
        return new Line(judged.line().number(), judged.line().name(), null, String.join(" ", problems));
    }

    private @Nullable Line together(ValidatedLine judged, ProjectName name, int lines) {
        List<ValidatedLine> sameName = gathered.computeIfAbsent(name.value(), unused -> new ArrayList<>());
        sameName.add(judged);
        if (sameName.size() < lines) {
            return null;
        }
        gathered.remove(name.value());
        return new ProjectAssembler(sameName, settings).toLine();
    }
}
