package io.nightcut.manifest;

import io.nightcut.control.NameSummary;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.cost.CostHistory;
import io.nightcut.ledger.cost.PlannedProject;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.model.KnownProject;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectState;
import io.nightcut.ledger.model.ProjectStatus;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.StateCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a manifest with the ledger, without reading it into the ledger: what a run of it would find new, done or gone. */
public final class ManifestPreview {

    private static final int AT_ONCE = 500;

    private enum Difference {
        NEW("new"),
        TO_CONTINUE("to continue"),
        TO_RETRY("to retry"),
        HELD("failed, and not tried again by themselves (see the message column of the results)"),
        RESOLVED("settled by a person (nightcut resolve)"),
        DONE("done"),
        PROMPT_CHANGED("done with another prompt or model (left as they are; use --redo NAME to edit again)"),
        UNKNOWN("need a manual check (status unknown, see: nightcut resolve --help)"),
        GONE("no longer in the manifest"),
        BEGUN("no longer in the manifest, but begun (the run finishes them)");

        private final String words;

        Difference(String words) {
            this.words = words;
        }
    }

    private final String manifest;
    private final StatusQueries ledger;
    private final ProjectRecognition recognition;
    private final LineReview review;
    private final Consumer<Line> toImport;
    private final Consumer<Line> edited;
    private final boolean isNewLedger;
    private final List<StateCount> counts = new ArrayList<>();

    /** What is still to be paid, by the keys of the projects. */
    private final Map<String, Unpaid> unpaid = new LinkedHashMap<>();

    private final Map<Difference, NameSummary> differences = new EnumMap<>(Difference.class);
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    /**
     * @param manifest as the ledger knows it, see {@link io.nightcut.manifest.csv.ManifestReader#pathOf}
     * @param toImport gets each line whose project is still to be imported
     * @param edited gets each line whose project is edited
     */
    public ManifestPreview(
            String manifest,
            StatusQueries ledger,
            ProjectRecognition recognition,
            LineReview review,
            Consumer<Line> toImport,
            Consumer<Line> edited) {
        this.manifest = manifest;
        this.ledger = ledger;
        this.recognition = recognition;
        this.review = review;
        this.toImport = toImport;
        this.edited = edited;
        this.isNewLedger = recognition.isNewLedger();
    }

    /** The lines are compared in batches; the last one by {@link #finish}. */
    public void add(Line line) {
        Project project = line.project();
        if (project == null) {
            counts.add(new StateCount(ProjectState.INVALID, 1));
            return;
        }
        lines.add(line);
        if (lines.size() == AT_ONCE) {
            compare();
        }
    }

    /** To be called after the last line. */
    public void finish() {
        compare();
        Map<String, String> gone = new LinkedHashMap<>();
        for (String before : List.of(manifest, EarlierManifest.of(manifest))) {
            ledger.projects(before, (key, name) -> {
                if (!keys.contains(key)) {
                    gone.put(key, name);
                }
            });
        }
        Set<String> begun = new HashSet<>();
        List<String> all = List.copyOf(gone.keySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            ledger.known(all.subList(from, Math.min(from + AT_ONCE, all.size()))).stream()
                    .filter(project -> project.state().isBegun())
                    .map(KnownProject::key)
                    .forEach(begun::add);
        }
        gone.forEach((key, name) -> put(begun.contains(key) ? Difference.BEGUN : Difference.GONE, name));
    }

    private record Unpaid(Project project, ProjectState state) {}

    /**
     * The projects for which something is still to be paid.
     *
     * @param sizes of those whose files were probed, in bytes
     */
    public List<PlannedProject> planned(CostHistory history, Map<String, Long> sizes) {
        List<Unpaid> all = List.copyOf(unpaid.values());
        List<PlannedProject> planned = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Unpaid> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            Map<String, BigDecimal> seconds = isNewLedger
                    ? Map.of()
                    : history.mediaSeconds(some.stream()
                            .map(each -> each.project().keys().media())
                            .toList());
            for (Unpaid each : some) {
                Project project = each.project();
                Long probed = sizes.get(project.key());
                planned.add(new PlannedProject(
                        project.instruction(),
                        seconds.get(project.keys().media()),
                        probed == null ? project.size().orElse(null) : probed,
                        each.state().isToImport(),
                        each.state().status().isFailed()));
            }
        }
        return planned;
    }

    /** Where its lines stand, each counted by itself. */
    public List<StateCount> counts() {
        return counts;
    }

    /**
     * The projects of a manifest that compare with the ledger in the same way.
     *
     * @param kind such as {@code new} or {@code to_retry}
     * @param names the first few
     */
    public record Compared(String kind, int count, List<String> names) {}

    /** Each kind of difference that there is. */
    public List<Compared> compared() {
        return differences.entrySet().stream()
                .map(difference -> new Compared(
                        difference.getKey().name().toLowerCase(Locale.ROOT),
                        difference.getValue().count(),
                        difference.getValue().first()))
                .toList();
    }

    /** A line of text for each kind of difference that there is, with the number of projects and the first names. */
    public List<String> differences() {
        return differences.entrySet().stream()
                .map(difference -> "  %s: %s".formatted(difference.getKey().words, difference.getValue()))
                .toList();
    }

    private void compare() {
        List<Line> recognized = recognition.recognized(lines, review);
        Map<String, KnownProject> known =
                known(recognized.stream().map(line -> project(line).key()).toList());
        for (Line line : recognized) {
            keys.add(project(line).key());
            compare(line, known.get(project(line).key()));
        }
        lines.clear();
    }

    private Map<String, KnownProject> known(List<String> projectKeys) {
        return isNewLedger
                ? Map.of()
                : ledger.known(projectKeys).stream().collect(Collectors.toMap(KnownProject::key, Function.identity()));
    }

    private void compare(Line line, @Nullable KnownProject known) {
        Project project = project(line);
        ProjectState state = known == null ? ProjectState.NEW : known.state();
        counts.add(new StateCount(state, 1));
        if (state.isToImport() || state.isToEdit()) {
            unpaid.put(project.key(), new Unpaid(project, state));
        }
        put(known == null ? Difference.NEW : difference(project, known), project.name());
        if (state.isToImport()) {
            toImport.accept(line);
        } else if (state.status() == ProjectStatus.EDITED) {
            edited.accept(line);
        }
    }

    private static Difference difference(Project project, KnownProject known) {
        if (known.state().is(Resolution.ACCEPTED) || known.state().is(Resolution.DROPPED)) {
            return Difference.RESOLVED;
        }
        if (known.state().hold() != null) {
            return Difference.HELD;
        }
        return switch (known.state().status()) {
            case EDITED -> isAskedAs(project, known) ? Difference.DONE : Difference.PROMPT_CHANGED;
            case EDIT_FAILED, IMPORT_FAILED -> Difference.TO_RETRY;
            case UNKNOWN -> Difference.UNKNOWN;
            case EDITING, IMPORTING, WAITING, INVALID -> Difference.TO_CONTINUE;
        };
    }

    private static boolean isAskedAs(Project project, KnownProject known) {
        return known.editedWith() == null || known.editedWith().equals(project.instruction());
    }

    private void put(Difference difference, String name) {
        differences.computeIfAbsent(difference, unused -> new NameSummary()).add(name);
    }

    private static Project project(Line line) {
        if (line.project() == null) {
            throw new IllegalArgumentException("Line " + line.number() + " has no project");
        }
        return line.project();
    }
}
