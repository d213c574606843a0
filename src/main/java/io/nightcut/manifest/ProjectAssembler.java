package io.nightcut.manifest;

import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.link.LocalFile;
import io.nightcut.manifest.link.LocalFolders;
import io.nightcut.manifest.link.MediaUrl;
import io.nightcut.manifest.link.ProjectKey;
import io.nightcut.manifest.link.ProjectKeyV1;
import io.nightcut.manifest.link.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts together a project from its lines, mostly a single one.
 *
 * @param lines in the order of the manifest, all with the same valid name
 * @param settings for what the lines leave open
 * @param folders whose files may be uploaded
 */
record ProjectAssembler(List<ValidatedLine> lines, ProjectSettings settings, LocalFolders folders) {

    /** The project, or all that is wrong with its lines. */
    Line toLine() {
        List<String> problems = problems();
        ManifestLine first = lines.get(0).line();
        return problems.isEmpty()
                ? new Line(first.number(), name().value(), project(), null, owner())
                : new Line(first.number(), name().value(), null, String.join(" ", problems), owner());
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
        addDifference(problems, "prompt", ManifestLine::prompt);
        addDifference(problems, "model", ManifestLine::model);
        addDifference(problems, "folder", ManifestLine::folder);
        addDifference(problems, "team_access", ManifestLine::teamAccess);
        addSameFile(problems);
        problems.addAll(problemsOfSettings());
        String model = written(ManifestLine::model);
        if (model != null && model.length() > ProjectSettings.LONGEST_MODEL) {
            problems.add("the model has %d characters, which no model of Descript's has. Write its id."
                    .formatted(model.length()));
        }
        return problems;
    }

    /** What is wrong with the cells that stand for settings, each good by itself. */
    List<String> problemsOfSettings() {
        return written(ManifestLine::folder) != null && teamAccess() == TeamAccess.NONE
                ? List.of("a folder needs a team_access other than none. Write edit, comment or view.")
                : List.of();
    }

    private void addDifference(List<String> problems, String column, Function<ManifestLine, @Nullable String> cell) {
        ManifestLine one = null;
        for (ValidatedLine each : lines) {
            String written = cell.apply(each.line());
            if (written != null && one != null && !written.equals(cell.apply(one))) {
                problems.add("lines %d and %d of this project have a different %s. Write it on one of them."
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
                    : lineOf.putIfAbsent(media.identityV1(), each.line().number());
            if (before != null) {
                problems.add("lines %d and %d of this project have the same file. Remove one of them."
                        .formatted(before, each.line().number()));
            }
        }
    }

    private Project project() {
        List<Media> media = media();
        ProjectKeys keys = keys(media);
        return new Project(
                keys.current(),
                keys,
                name().value(),
                media,
                settings.instruction(written(ManifestLine::prompt), written(ManifestLine::model)),
                folder(),
                teamAccess());
    }

    /** A local file is known by its content, where that can be read; earlier versions knew it by its path. */
    private ProjectKeys keys(List<Media> media) {
        List<MediaUrl> urls =
                lines.stream().map(each -> Objects.requireNonNull(each.media())).toList();
        List<MediaUrl> known = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            String content = media.get(i).content();
            known.add(content == null ? urls.get(i) : urls.get(i).ofContent(content));
        }
        List<String> earlier = new ArrayList<>();
        String before = ProjectName.asBefore(lines.get(0).line().name());
        if (!before.equals(name().value())) {
            earlier.add(ProjectKeyV1.of(before, urls).value());
            earlier.add(ProjectKey.of(before, urls).value());
        }
        if (!known.equals(urls)) {
            earlier.add(ProjectKey.of(name(), urls).value());
        }
        ProjectKey.former(name(), known).ifPresent(former -> earlier.add(former.value()));
        return new ProjectKeys(
                ProjectKey.of(name(), known).value(),
                ProjectKeyV1.of(name(), urls).value(),
                ProjectKey.ofMedia(known).value(),
                earlier);
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
            Media medium = new Media(
                    name,
                    url.direct(),
                    language == null ? null : language.toLowerCase(Locale.ROOT),
                    each.line().size(),
                    url.expires(),
                    null);
            media.add(LocalFile.check(medium, folders));
        }
        return media;
    }

    private static String numbered(String fileName, int number) {
        int extension = fileName.lastIndexOf('.');
        return "%s (%d)%s".formatted(fileName.substring(0, extension), number, fileName.substring(extension));
    }

    /** None without team access: Descript would answer 400. */
    private @Nullable String folder() {
        String written = written(ManifestLine::folder);
        if (written != null) {
            return written;
        }
        return teamAccess() == TeamAccess.NONE ? null : settings.folder();
    }

    private TeamAccess teamAccess() {
        return Optional.ofNullable(written(ManifestLine::teamAccess))
                .flatMap(TeamAccess::of)
                .orElse(settings.teamAccess());
    }

    private @Nullable String written(Function<ManifestLine, @Nullable String> cell) {
        for (ValidatedLine each : lines) {
            String written = cell.apply(each.line());
            if (written != null) {
                return written;
            }
        }
        return null;
    }

    private @Nullable String owner() {
        return written(ManifestLine::owner);
    }

    private ProjectName name() {
        return Objects.requireNonNull(lines.get(0).name());
    }
}
