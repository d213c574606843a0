package io.nightcut.manifest;

import io.nightcut.control.NameSummary;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.model.KnownProject;
import io.nightcut.ledger.model.Line;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.StateCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a manifest that is not read into the ledger, held against what it knows of their projects. */
public final class ManifestPreview {

    private static final int AT_ONCE = 500;

    private enum Place {
        NEW("new"),
        TO_GO_ON("to go on with"),
        TO_RETRY("to retry"),
        IS_DONE("done"),
        CHANGED("changed: done with another prompt, and left as they are unless you --redo them"),
        TO_RESOLVE("unknown"),
        GONE("gone from the manifest");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    private final String manifest;
    private final StatusQueries ledger;
    private final Consumer<Line> toImport;
    private final List<StateCount> counts = new ArrayList<>();
    private final Map<Place, NameSummary> places = new EnumMap<>(Place.class);
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    /** @param toImport hears of each line whose project is still to be imported */
    public ManifestPreview(String manifest, StatusQueries ledger, Consumer<Line> toImport) {
        this.manifest = manifest;
        this.ledger = ledger;
        this.toImport = toImport;
    }

    public void add(Line line) {
        Project project = line.project();
        if (project == null) {
            counts.add(new StateCount(ProjectState.INVALID, 1));
            return;
        }
        keys.add(project.key());
        lines.add(line);
        if (lines.size() == AT_ONCE) {
            compare();
        }
    }

    /** To be called after the last line. */
    public void finish() {
        compare();
        ledger.projects(manifest, (key, name) -> {
            if (!keys.contains(key)) {
                put(Place.GONE, name);
            }
        });
    }

    /** Where its lines stand, each counted by itself. */
    public List<StateCount> counts() {
        return counts;
    }

    /** What differs from what is done: a line for people for each place in which projects stand. */
    public List<String> differences() {
        return places.entrySet().stream()
                .map(place -> "  %s: %s".formatted(place.getKey().words, place.getValue()))
                .toList();
    }

    private void compare() {
        Map<String, KnownProject> known =
                ledger.known(lines.stream().map(line -> project(line).key()).toList()).stream()
                        .collect(Collectors.toMap(KnownProject::key, Function.identity()));
        for (Line line : lines) {
            compare(line, known.get(project(line).key()));
        }
        lines.clear();
    }

    private void compare(Line line, @Nullable KnownProject known) {
        Project project = project(line);
        ProjectState state = known == null ? ProjectState.NEW : known.state();
        counts.add(new StateCount(state, 1));
        put(known == null ? Place.NEW : place(project, known), project.name());
        if (state.isToImport()) {
            toImport.accept(line);
        }
    }

    private static Place place(Project project, KnownProject known) {
        return switch (known.state().status()) {
            case EDITED -> isAskedAs(project, known) ? Place.IS_DONE : Place.CHANGED;
            case EDIT_FAILED, IMPORT_FAILED -> Place.TO_RETRY;
            case UNKNOWN -> Place.TO_RESOLVE;
            case EDITING, IMPORTING, WAITING, INVALID -> Place.TO_GO_ON;
        };
    }

    private static boolean isAskedAs(Project project, KnownProject known) {
        return known.editPrompt() == null || known.editPrompt().equals(project.prompt());
    }

    private void put(Place place, String name) {
        places.computeIfAbsent(place, unused -> new NameSummary()).add(name);
    }

    private static Project project(Line line) {
        if (line.project() == null) {
            throw new IllegalArgumentException("Line " + line.number() + " is no project");
        }
        return line.project();
    }
}
