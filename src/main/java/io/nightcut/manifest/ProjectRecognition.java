package io.nightcut.manifest;

import io.nightcut.ledger.StoredProjects;
import io.nightcut.ledger.model.Line;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.StoredProject;
import io.nightcut.manifest.link.MediaIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds out which projects of a manifest the ledger has already, under whichever key. Of several, the one that was paid for
 * counts: by the first version's key, which knows the link to the letter; by today's; by its name and the paths of its media.
 */
@Component
public final class ProjectRecognition {

    private final StoredProjects stored;

    ProjectRecognition(StoredProjects stored) {
        this.stored = stored;
    }

    /** The lines, their projects under the keys by which the ledger has them, where it has them. */
    public List<Line> recognized(List<? extends Line> lines) {
        List<Project> projects = lines.stream()
                .flatMap(line -> Stream.ofNullable(line.project()))
                .toList();
        Map<String, StoredProject> byKey = stored.byKey(projects.stream()
                .flatMap(each -> Stream.of(each.keys().v1(), each.keys().current()))
                .distinct()
                .toList());
        Map<String, List<StoredProject>> byName = namesakes(projects.stream()
                .filter(each -> exact(each, byKey).noneMatch(StoredProject::isPaid))
                .map(Project::name)
                .distinct()
                .toList());
        return lines.stream().map(line -> recognized(line, byKey, byName)).toList();
    }

    private static Line recognized(
            Line line, Map<String, StoredProject> byKey, Map<String, List<StoredProject>> byName) {
        Project project = line.project();
        if (project == null) {
            return line;
        }
        List<StoredProject> candidates = Stream.concat(
                        exact(project, byKey),
                        byName.getOrDefault(project.name(), List.of()).stream()
                                .filter(namesake -> hasSamePaths(project, namesake)))
                .toList();
        return candidates.stream()
                .filter(StoredProject::isPaid)
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .map(found -> new Line(line.number(), line.name(), project.knownAs(found.key()), null))
                .orElse(line);
    }

    private static Stream<StoredProject> exact(Project project, Map<String, StoredProject> byKey) {
        return Stream.of(project.keys().v1(), project.keys().current())
                .map(byKey::get)
                .filter(Objects::nonNull);
    }

    /** By name; those that are edited first. */
    private Map<String, List<StoredProject>> namesakes(Collection<String> names) {
        Map<String, List<StoredProject>> namesakes = new HashMap<>();
        stored.byName(names).stream()
                .sorted(Comparator.comparing(StoredProject::isEdited).reversed())
                .forEach(each -> namesakes
                        .computeIfAbsent(each.name(), unused -> new ArrayList<>())
                        .add(each));
        return namesakes;
    }

    private static boolean hasSamePaths(Project project, StoredProject namesake) {
        List<Optional<String>> paths =
                paths(project.media().stream().map(Media::location).toList());
        Set<Optional<String>> different = new HashSet<>(paths);
        return !different.contains(Optional.<String>empty())
                && different.size() == paths.size()
                && paths.equals(paths(namesake.locations()));
    }

    private static List<Optional<String>> paths(List<String> locations) {
        return locations.stream().map(MediaIdentity::ofLocation).toList();
    }
}
