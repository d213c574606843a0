package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.control.RunParameters;
import io.nightcut.ledger.model.EarlierManifest;
import io.nightcut.results.CsvTable;
import io.nightcut.results.Tally;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;

/** What {@code status} prints. */
public record StatusDocument(List<Run> runs, List<Manifest> manifests) implements Document {

    /**
     * A run.
     *
     * @param endedAt null: it is still running, or ended without closing
     * @param ending in lower case, what Spring Batch has stored; null likewise
     */
    public record Run(
            String manifest,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String ending) {

        public static Run of(JobExecution run) {
            LocalDateTime end = run.getEndTime();
            return new Run(
                    RunParameters.of(run.getJobParameters()).manifest(),
                    instant(Objects.requireNonNullElse(run.getStartTime(), run.getCreateTime())),
                    end == null ? null : instant(end),
                    end == null ? null : run.getExitStatus().getExitCode().toLowerCase(Locale.ROOT));
        }

        /** Spring Batch keeps local times. */
        private static Instant instant(LocalDateTime local) {
            return local.atZone(ZoneId.systemDefault()).toInstant().truncatedTo(ChronoUnit.SECONDS);
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
