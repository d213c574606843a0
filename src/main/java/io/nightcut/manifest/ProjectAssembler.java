package io.nightcut.manifest;

import io.nightcut.ledger.model.Line;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.MediaUrl;
import io.nightcut.manifest.link.ProjectKey;
import io.nightcut.manifest.link.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines of one project, mostly a single one, in the manifest's order; all have the same good name. */
record ProjectAssembler(List<ValidatedLine> lines, ProjectSettings settings) {

    /** The project, or what a person has to mend. */
    Line toLine() {
        List<String> problems = problems();
        ManifestLine first = lines.get(0).line();
        return problems.isEmpty()
                ? new Line(first.number(), name().value(), project(), null)
                : new Line(first.number(), name().value(), null, String.join(" ", problems));
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (ValidatedLine each : lines) {
            for (String problem : each.problems()) {
                problems.add(
                        lines.size() == 1
                                ? problem
                                : "line %d: %s".formatted(each.line().number(), problem));
            }
        }
        addContradiction(problems, "prompt", ManifestLine::prompt);
        addContradiction(problems, "folder", ManifestLine::folder);
        addContradiction(problems, "team_access", ManifestLine::teamAccess);
        addSameFile(problems);
        if (written(ManifestLine::folder) != null && teamAccess().equals("none")) {
            problems.add("a folder needs a team_access other than none. Write edit, comment or view.");
        }
        return problems;
    }

    private void addContradiction(List<String> problems, String column, Function<ManifestLine, @Nullable String> cell) {
        ManifestLine one = null;
        for (ValidatedLine each : lines) {
            String written = cell.apply(each.line());
            if (written != null && one != null && !written.equals(cell.apply(one))) {
                problems.add("lines %d and %d of this project differ in their %s. Write it once."
                        .formatted(one.number(), each.line().number(), column));
                return;
            }
            one = written != null && one == null ? each.line() : one;
        }
    }

    private void addSameFile(List<String> problems) {
        Map<String, Integer> lineOf = new HashMap<>();
        for (ValidatedLine each : lines) {
            MediaUrl media = each.media();
            Integer before = media == null
                    ? null
                    : lineOf.putIfAbsent(media.identity(), each.line().number());
            if (before != null) {
                problems.add("lines %d and %d of this project have the same file. Take one of them out."
                        .formatted(before, each.line().number()));
            }
        }
    }

    private Project project() {
        List<MediaUrl> urls =
                lines.stream().map(each -> Objects.requireNonNull(each.media())).toList();
        return new Project(
                ProjectKey.of(name(), urls).value(),
                ProjectKey.ofMedia(urls).value(),
                name().value(),
                media(),
                Objects.requireNonNullElse(written(ManifestLine::prompt), settings.prompt()),
                folder(),
                teamAccess());
    }

    /** Descript knows the files of a project by their names, so no two may have the same. */
    private List<Media> media() {
        Set<String> names = new HashSet<>();
        List<Media> media = new ArrayList<>();
        for (ValidatedLine each : lines) {
            MediaUrl url = Objects.requireNonNull(each.media());
            String name = url.fileName();
            for (int number = 2; !names.add(name); number++) {
                name = numbered(url.fileName(), number);
            }
            String language = each.line().language();
            media.add(new Media(
                            name,
                            url.direct(),
                            language == null ? null : language.toLowerCase(Locale.ROOT),
                            each.line().size(),
                            url.expires(),
                            null)
                    .lookedAt());
        }
        return media;
    }

    private static String numbered(String fileName, int number) {
        int extension = fileName.lastIndexOf('.');
        return "%s (%d)%s".formatted(fileName.substring(0, extension), number, fileName.substring(extension));
    }

    /** Descript puts nothing into a folder that the team may not see. */
    private @Nullable String folder() {
        String written = written(ManifestLine::folder);
        if (written != null) {
            return written;
        }
        return teamAccess().equals("none") ? null : settings.folder();
    }

    private String teamAccess() {
        String written = written(ManifestLine::teamAccess);
        return written == null ? settings.teamAccess() : written.toLowerCase(Locale.ROOT);
    }

    private @Nullable String written(Function<ManifestLine, @Nullable String> cell) {
        return lines.stream()
                .map(each -> cell.apply(each.line()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private ProjectName name() {
        return Objects.requireNonNull(lines.get(0).name());
    }
}
