package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.control.LogTime;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.Balance;
import io.nightcut.ledger.model.Entry;
import io.nightcut.results.CsvTable;
import io.nightcut.results.ProjectResult;
import io.nightcut.results.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status} prints.
 *
 * @param balances what Descript said was left when it refused a call, for each stage
 * @param projects those that were asked for, by where they stand; null: none were
 */
public record StatusDocument(
        List<Run> runs,
        List<Manifest> manifests,
        List<Left> balances,
        @Nullable List<Listed> projects) implements Document {

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
     * What Descript said was left.
     *
     * @param stage whose call it refused
     * @param unit {@code credits} or {@code minutes}
     * @param required for that call
     */
    public record Left(String stage, String unit, BigDecimal required, BigDecimal available, Instant saidAt) {

        public static Left of(Balance balance) {
            return new Left(
                    balance.stage().word(),
                    balance.unit(),
                    balance.required().stripTrailingZeros(),
                    balance.available().stripTrailingZeros(),
                    balance.saidAt());
        }

        /** In a sentence without a full stop. */
        public String words() {
            return "At %s Descript refused an %s: %s %s required, %s available"
                    .formatted(LogTime.of(saidAt), stage, required.toPlainString(), unit, available.toPlainString());
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

    /**
     * A project that was asked for.
     *
     * @param key the beginning of it, for commands; null: the line is no project
     */
    public record Listed(
            String manifest,
            int line,
            String name,
            String status,
            @Nullable String stopReason,
            @Nullable String key,
            @Nullable String review,
            @Nullable String message,
            @Nullable String projectUrl,
            @Nullable String owner) {

        public static Listed of(String manifest, Entry entry) {
            ProjectResult result = ProjectResult.of(entry);
            return new Listed(
                    EarlierManifest.isOne(manifest) ? EarlierManifest.replacedBy(manifest) : manifest,
                    entry.lineNumber(),
                    result.name(),
                    result.status(),
                    result.stopReason(),
                    entry.shortKey(),
                    result.review(),
                    result.message(),
                    result.projectUrl(),
                    result.owner());
        }

        /** {@code 3fa9c21b  "Weekly Recap"  unknown: …}. */
        @Override
        public String toString() {
            String why = Stream.of(review, message).filter(Objects::nonNull).collect(Collectors.joining("; "));
            return "%s  \"%s\"  %s%s%s"
                    .formatted(
                            key == null ? "line " + line : key,
                            name,
                            status,
                            why.isEmpty() ? "" : ": " + why,
                            owner == null ? "" : " (owner: " + owner + ")");
        }

        private List<String> cells() {
            return Stream.<@Nullable Object>of(
                            manifest, line, name, status, stopReason, key, review, message, projectUrl, owner)
                    .map(cell -> Objects.toString(cell, ""))
                    .toList();
        }
    }

    /** A row for each manifest, or for each project if projects were asked for. */
    @Override
    public CsvTable table() {
        return projects == null
                ? ofManifests()
                : new CsvTable(
                        List.of(
                                "manifest",
                                "line",
                                "name",
                                "status",
                                "stop_reason",
                                "key",
                                "review",
                                "message",
                                "project_url",
                                "owner"),
                        row -> projects.forEach(project -> row.accept(project.cells())));
    }

    private CsvTable ofManifests() {
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
