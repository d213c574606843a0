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
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Turns the lines of one reading of a manifest into projects, or says what a person has to mend. */
public final class LineProcessor implements ItemProcessor<ManifestLine, Line> {

    private final ProjectSettings settings;
    private final Map<String, Integer> linesByName = new HashMap<>();

    public LineProcessor(ProjectSettings settings) {
        this.settings = settings;
    }

    @Override
    public Line process(ManifestLine line) {
        JudgedLine judged = JudgedLine.of(line);
        ProjectName name = judged.name();
        MediaUrl media = judged.media();
        List<String> problems = new ArrayList<>(judged.problems());
        if (name != null) {
            addNamesake(problems, name, line.number());
        }
        if (line.folder() != null && teamAccess(line).equals("none")) {
            problems.add("a folder needs a team_access other than none. Write edit, comment or view.");
        }
        return problems.isEmpty() && name != null && media != null
                ? new Line(line.number(), name.value(), project(line, name, media), null)
                : new Line(line.number(), line.name(), null, String.join(" ", problems));
    }

    private void addNamesake(List<String> problems, ProjectName name, int number) {
        Integer first = linesByName.putIfAbsent(name.value(), number);
        if (first != null) {
            problems.add("the name stands on line %d already. Give this project a name of its own.".formatted(first));
        }
    }

    private Project project(ManifestLine line, ProjectName name, MediaUrl media) {
        String language = line.language() == null ? null : line.language().toLowerCase(Locale.ROOT);
        return new Project(
                ProjectKey.of(name, List.of(media)).value(),
                ProjectKey.ofMedia(List.of(media)).value(),
                name.value(),
                List.of(new Media(media.fileName(), media.direct(), language, line.size(), media.expires(), null)),
                Objects.requireNonNullElse(line.prompt(), settings.prompt()),
                folder(line),
                teamAccess(line));
    }

    /** Descript puts nothing into a folder that the team may not see. */
    private @Nullable String folder(ManifestLine line) {
        if (line.folder() != null) {
            return line.folder();
        }
        return teamAccess(line).equals("none") ? null : settings.folder();
    }

    private String teamAccess(ManifestLine line) {
        return line.teamAccess() == null
                ? settings.teamAccess()
                : line.teamAccess().toLowerCase(Locale.ROOT);
    }
}
