package io.nightcut.manifest;

import io.nightcut.ledger.Line;
import io.nightcut.ledger.Media;
import io.nightcut.ledger.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Judges the lines of one reading of a manifest: each is a project, or has a problem that a person can mend. */
public final class LineProcessor implements ItemProcessor<ManifestLine, Line> {

    private final ProjectSettings settings;
    private final Map<String, Integer> linesByName = new HashMap<>();

    public LineProcessor(ProjectSettings settings) {
        this.settings = settings;
    }

    @Override
    public Line process(ManifestLine line) {
        List<String> problems = new ArrayList<>(line.problems());
        Integer sameName = linesByName.putIfAbsent(line.name(), line.number());
        if (sameName != null && !line.name().isEmpty()) {
            problems.add(
                    "the name stands on line %d already. Give this project a name of its own.".formatted(sameName));
        }
        return problems.isEmpty()
                ? new Line(line.number(), line.name(), project(line), null)
                : new Line(line.number(), line.name(), null, String.join(" ", problems));
    }

    private Project project(ManifestLine line) {
        ProjectName name = new ProjectName(line.name());
        MediaUrl url = MediaUrl.of(line.url());
        String language = line.language() == null ? null : line.language().toLowerCase(Locale.ROOT);
        return new Project(
                ProjectKey.of(name, List.of(url)).value(),
                name.value(),
                List.of(new Media(url.fileName(), url.direct(), language)),
                Objects.requireNonNullElse(line.prompt(), settings.prompt()),
                line.folder() == null ? settings.folder() : line.folder(),
                line.teamAccess() == null
                        ? settings.teamAccess()
                        : line.teamAccess().toLowerCase(Locale.ROOT));
    }
}
