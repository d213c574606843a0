package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.StoredEntry;
import io.nightcut.reconcile.ManualResolution;
import io.nightcut.results.CsvTable;
import io.nightcut.results.ProjectResult;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The projects that need a decision, as {@code resolve --list} prints them. */
public record DecisionsDocument(List<Open> projects) implements Document {

    /**
     * One of them.
     *
     * @param key the beginning of it
     * @param choices the options that it takes
     */
    public record Open(
            String key,
            String name,
            List<String> manifests,
            String status,
            @Nullable String review,
            @Nullable String projectUrl,
            @Nullable String message,
            List<String> choices) {

        private static Open of(StoredEntry project) {
            ProjectResult result = ProjectResult.of(project.entry());
            return new Open(
                    project.shortKey(),
                    project.name(),
                    project.manifests().stream()
                            .map(path -> EarlierManifest.isOne(path) ? EarlierManifest.replacedBy(path) : path)
                            .toList(),
                    result.status(),
                    result.review(),
                    result.projectUrl(),
                    result.message(),
                    ManualResolution.choices(project.state()).stream()
                            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                            .toList());
        }

        /** {@code 3fa9c21b  "Weekly Recap"  /srv/night.csv  unknown: … (--accept, --drop)}. */
        @Override
        public String toString() {
            String why = Stream.of(review, message).filter(Objects::nonNull).collect(Collectors.joining("; "));
            return "%s  \"%s\"  %s  %s%s (%s)"
                    .formatted(
                            key,
                            name,
                            manifests.isEmpty() ? "in no manifest" : String.join(", ", manifests),
                            status,
                            why.isEmpty() ? "" : ": " + why,
                            choices.stream().map(choice -> "--" + choice).collect(Collectors.joining(", ")));
        }
    }

    public static DecisionsDocument of(List<StoredEntry> projects) {
        return new DecisionsDocument(projects.stream().map(Open::of).toList());
    }

    /** A row for each project. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of("key", "name", "manifests", "status", "review", "project_url", "message", "choices"),
                row -> projects.forEach(project -> row.accept(Stream.of(
                                project.key(),
                                project.name(),
                                String.join(", ", project.manifests()),
                                project.status(),
                                project.review(),
                                project.projectUrl(),
                                project.message(),
                                String.join(", ", project.choices()))
                        .map(cell -> Objects.toString(cell, ""))
                        .toList())));
    }
}
