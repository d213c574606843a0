package io.nightcut.cli.command;

import io.nightcut.cli.document.DecisionsDocument;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.ProjectSearch;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.Decision.Choice;
import io.nightcut.ledger.model.StoredEntry;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.reconcile.ManualResolution;
import io.nightcut.text.NameSearch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The project that a person names for a decision.
 *
 * @param key the beginning of its key; null: not given
 * @param manifest that asks for it; null: any
 */
record ChosenProject(
        ProjectSearch search,
        @Nullable String name,
        @Nullable String key,
        @Nullable Path manifest) {

    private static final int SHORTEST_KEY = 4;

    /** All that need a decision and are meant. */
    DecisionsDocument undecided() {
        List<String> names = name == null ? List.of() : names(name);
        return DecisionsDocument.of(search.undecided().stream()
                .filter(project -> name == null || names.contains(project.name()))
                .filter(project -> key == null || project.key().startsWith(key.toLowerCase(Locale.ROOT)))
                .filter(this::isOfManifest)
                .toList());
    }

    /**
     * The only one for which this can be decided.
     *
     * @param err where several are listed to choose from
     * @throws NightcutException there is none, or there are several
     */
    StoredEntry only(Choice choice, PrintWriter err) {
        List<StoredEntry> found = named().stream().filter(this::isOfManifest).toList();
        if (found.isEmpty()) {
            throw refused("No project of this manifest has this name or key. nightcut resolve --list shows them");
        }
        List<StoredEntry> open = found.stream()
                .filter(project -> ManualResolution.choices(project.state()).contains(choice))
                .toList();
        if (open.isEmpty()) {
            throw refused(none(choice, found.get(0).name()));
        }
        if (open.size() > 1) {
            err.printf(
                    "%d projects have the name \"%s\", and none was changed. Choose one with --key KEY or --manifest FILE:%n",
                    open.size(), open.get(0).name());
            DecisionsDocument.of(open).projects().forEach(project -> err.println("  " + project));
            throw refused("Nothing was changed.");
        }
        return open.get(0);
    }

    private List<StoredEntry> named() {
        if (key == null) {
            return search.named(names(Objects.requireNonNull(name)));
        }
        if (key.length() < SHORTEST_KEY) {
            throw refused("The key \"%s\" is too short. nightcut resolve --list shows the keys.".formatted(key));
        }
        List<StoredEntry> found = search.withKey(key.toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            throw refused("No project has the key \"%s\". nightcut resolve --list shows the keys.".formatted(key));
        }
        List<String> names = name == null ? List.of() : names(name);
        return found.stream()
                .filter(project -> name == null || names.contains(project.name()))
                .toList();
    }

    private List<String> names(String wanted) {
        NameSearch names = new NameSearch(wanted);
        search.offerNames(names);
        if (names.found().isEmpty()) {
            throw refused("No project has the name \"%s\".%s".formatted(wanted, names.nearest()));
        }
        return names.found();
    }

    private boolean isOfManifest(StoredEntry project) {
        if (manifest == null) {
            return true;
        }
        String path = ManifestReader.pathOf(manifest);
        return project.manifests().contains(path) || project.manifests().contains(EarlierManifest.of(path));
    }

    private static String none(Choice choice, String name) {
        return switch (choice) {
            case ADOPT, AGAIN ->
                "No project \"%s\" has status unknown. See the status column of the results.".formatted(name);
            case ACCEPT ->
                "No project \"%s\" is to review, unknown or failed. See the status and review columns of the results."
                        .formatted(name);
            case DROP -> "No project \"%s\" is unfinished. See the status column of the results.".formatted(name);
        };
    }

    private static NightcutException refused(String message) {
        return new NightcutException(ExitCode.REFUSED, message);
    }
}
