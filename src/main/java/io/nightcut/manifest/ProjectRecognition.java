package io.nightcut.manifest;

import io.nightcut.ledger.manifest.EditedMedia;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.OtherRequest;
import io.nightcut.ledger.manifest.StoredProject;
import io.nightcut.ledger.manifest.StoredProjects;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.StoredMedia;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out which projects of a manifest the ledger has already, under whichever key. Of several, the one that was paid for
 * counts: by today's key; by those of earlier versions, the first of which knew the link to the letter; by its name and the
 * paths of its media. A local file whose content is another than the ledger's is another file, whatever its path.
 */
@Component
public final class ProjectRecognition {

    private final StoredProjects stored;

    ProjectRecognition(StoredProjects stored) {
        this.stored = stored;
    }

    /** What the ledger has of these lines: by key, and by name where no key is that of a project that was paid for. */
    private record Found(Map<String, StoredProject> byKey, Map<String, List<StoredProject>> byName) {

        /** Those of a local file by its content first: earlier keys knew it by its path alone. */
        Stream<StoredProject> exact(Project project) {
            Stream<StoredProject> first =
                    Stream.of(project.keys().v1()).map(byKey::get).filter(each -> isSame(project, each));
            Stream<StoredProject> today =
                    Stream.of(project.keys().current()).map(byKey::get).filter(Objects::nonNull);
            return Stream.concat(
                    project.isUpload() ? Stream.concat(today, first) : Stream.concat(first, today),
                    project.keys().earlier().stream().map(byKey::get).filter(each -> isSame(project, each)));
        }

        List<StoredProject> namesakes(Project project) {
            return byName.getOrDefault(project.name(), List.of());
        }

        Optional<StoredProject> of(Project project) {
            if (byKey.isEmpty() && byName.isEmpty()) {
                return Optional.empty();
            }
            List<StoredProject> candidates = Stream.concat(
                            exact(project),
                            namesakes(project).stream()
                                    .filter(namesake -> hasSamePaths(project, namesake) && isSame(project, namesake)))
                    .toList();
            return candidates.stream()
                    .filter(StoredProject::isPaid)
                    .findFirst()
                    .or(() -> candidates.stream().findFirst());
        }

        private static boolean isSame(Project project, @Nullable StoredProject known) {
            return known != null && !hasOtherContent(project, known);
        }
    }

    /** The lines, their projects under the keys by which the ledger has them, where it has them. */
    public List<Line> recognized(List<? extends Line> lines) {
        return recognized(lines, new LineReview("", Long.MAX_VALUE));
    }

    /** The same; what a person should know of them before money is spent is told to the review. */
    List<Line> recognized(List<? extends Line> lines, LineReview review) {
        Found found = found(lines.stream()
                .flatMap(line -> Stream.ofNullable(line.project()))
                .toList());
        List<Line> recognized = new ArrayList<>();
        List<Project> fresh = new ArrayList<>();
        List<Project> unfinished = new ArrayList<>();
        for (Line line : lines) {
            Project project = line.project();
            if (project == null) {
                recognized.add(line);
                continue;
            }
            StoredProject known = found.of(project).orElse(null);
            recognized.add(
                    known == null
                            ? line
                            : new Line(line.number(), line.name(), project.knownAs(known.key()), null, line.owner()));
            if (known == null || !(known.isPaid() || known.isEdited())) {
                fresh.add(project);
                review.fresh(line, known != null && known.isConfirmed() ? List.of() : found.namesakes(project));
            } else {
                review.known();
            }
            if (known != null && !known.isEdited()) {
                unfinished.add(project.knownAs(known.key()));
            }
        }
        review.edited(editedMedia(review, fresh));
        review.others(requests(review, unfinished));
        return recognized;
    }

    /** Whether the ledger has no project yet, and need not be asked. */
    boolean isNewLedger() {
        return !stored.hasAny();
    }

    private Found found(List<Project> projects) {
        if (isNewLedger()) {
            return new Found(Map.of(), Map.of());
        }
        Map<String, StoredProject> byKey = stored.byKey(projects.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each.keys().v1(), each.keys().current()), each.keys().earlier().stream()))
                .distinct()
                .toList());
        addLocalMedia(projects, byKey);
        Found exact = new Found(byKey, Map.of());
        return new Found(
                byKey,
                namesakes(projects.stream()
                        .filter(each -> exact.exact(each).noneMatch(StoredProject::isPaid))
                        .map(Project::name)
                        .distinct()
                        .toList()));
    }

    private void addLocalMedia(List<Project> projects, Map<String, StoredProject> byKey) {
        Set<String> found = projects.stream()
                .filter(Project::isUpload)
                .flatMap(each -> Stream.concat(Stream.of(each.keys().v1()), each.keys().earlier().stream()))
                .flatMap(key -> Stream.ofNullable(byKey.get(key)))
                .map(StoredProject::key)
                .collect(Collectors.toSet());
        Map<String, List<StoredMedia>> media = stored.media(found);
        byKey.replaceAll(
                (key, project) -> media.containsKey(project.key()) ? project.with(media.get(project.key())) : project);
    }

    /** By name; those that are edited first, the last one at the top. */
    private Map<String, List<StoredProject>> namesakes(Collection<String> names) {
        Map<String, List<StoredProject>> namesakes = new HashMap<>();
        stored.byName(names)
                .forEach(each -> namesakes
                        .computeIfAbsent(each.name(), unused -> new ArrayList<>())
                        .add(each));
        namesakes
                .values()
                .forEach(same ->
                        same.sort(Comparator.comparing(StoredProject::isEdited).reversed()));
        return namesakes;
    }

    private Map<String, EditedMedia> editedMedia(LineReview review, List<Project> fresh) {
        return fresh.isEmpty() || !review.hasEdited(stored)
                ? Map.of()
                : stored
                        .editedByMedia(
                                fresh.stream().map(each -> each.keys().media()).toList())
                        .stream()
                        .collect(Collectors.toMap(EditedMedia::mediaKey, each -> each, (last, earlier) -> last));
    }

    private Map<Project, OtherRequest> requests(LineReview review, List<Project> unfinished) {
        if (unfinished.isEmpty() || !review.hasOtherManifests(stored)) {
            return Map.of();
        }
        Map<String, Project> byKey =
                unfinished.stream().collect(Collectors.toMap(Project::key, each -> each, (one, same) -> one));
        Map<Project, OtherRequest> requests = new HashMap<>();
        stored.ofOtherManifests(review.manifest(), byKey.keySet())
                .forEach(each -> requests.putIfAbsent(byKey.get(each.projectKey()), each));
        return requests;
    }

    /** Whether a local file of it is surely not the one that the ledger has. */
    static boolean hasOtherContent(Project project, StoredProject known) {
        List<StoredMedia> media = known.media();
        for (int i = 0; i < Math.min(media.size(), project.media().size()); i++) {
            Media asked = project.media().get(i);
            String content = media.get(i).content();
            if (asked.isLocal() && asked.content() != null && content != null && !content.equals(asked.content())) {
                return true;
            }
        }
        return false;
    }

    static boolean hasSamePaths(Project project, StoredProject namesake) {
        List<Optional<String>> paths =
                paths(project.media().stream().map(Media::location).toList());
        Set<Optional<String>> different = new HashSet<>(paths);
        return !different.contains(Optional.<String>empty())
                && different.size() == paths.size()
                && paths.equals(paths(
                        namesake.media().stream().map(StoredMedia::location).toList()));
    }

    private static List<Optional<String>> paths(List<String> locations) {
        return locations.stream().map(MediaIdentity::ofLocation).toList();
    }
}
