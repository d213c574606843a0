package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.ledger.model.EarlierManifest;
import io.nightcut.ledger.model.PastRun;
import io.nightcut.results.CsvTable;
import io.nightcut.results.Tally;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code status} prints. */
public record StatusDocument(List<Run> runs, List<Manifest> manifests) implements Document {

    /**
     * A run.
     *
     * @param endedAt null: it is still running, or ended without closing
     * @param ending in lower case, what Spring Batch has stored; null likewise
     * @param stopReason in one word why it ended before everything was done; null: it did not
     */
    public record Run(
            String manifest,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String ending,
            @Nullable String stopReason) {

        public static Run of(PastRun run) {
            return new Run(run.manifest(), run.startedAt(), run.endedAt(), run.ending(), run.stopReason());
        }

        /** {@code stopped (deadline)}. */
        public String words() {
            return stopReason == null ? String.valueOf(ending) : ending + " (" + stopReason + ")";
        }
    }

    /**
     * Where the projects of a manifest stand.
     *
     * @param isEarlier whether they were begun by an earlier manifest of this name
     */
    public record Manifest(String path, boolean isEarlier, Tally projects) {

        public static Manifest of(String path, Tally projects) {
            return EarlierManifest.isOne(path)
                    ? new Manifest(EarlierManifest.replacedBy(path), true, projects)
                    : new Manifest(path, false, projects);
        }
    }

    /** A row for each manifest. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of(
                        "manifest",
                        "is_earlier",
                        "read",
                        "edited",
                        "to_review",
                        "failed",
                        "invalid",
                        "unknown",
                        "waiting",
                        "running",
                        "accepted",
                        "dropped"),
                row -> manifests.forEach(manifest -> row.accept(cells(manifest))));
    }

    private static List<String> cells(Manifest manifest) {
        Tally projects = manifest.projects();
        return Stream.of(
                        manifest.path(),
                        manifest.isEarlier(),
                        projects.read(),
                        projects.edited(),
                        projects.toReview(),
                        projects.failed(),
                        projects.invalid(),
                        projects.unknown(),
                        projects.waiting(),
                        projects.running(),
                        projects.accepted(),
                        projects.dropped())
                .map(Object::toString)
                .toList();
    }
}
