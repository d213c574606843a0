package io.nightcut.cli.morning;

import io.nightcut.cli.format.Document;
import io.nightcut.ledger.ProjectDetails;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.ProjectOrder;
import io.nightcut.ledger.model.SentCall;
import io.nightcut.ledger.model.StoredEntry;
import io.nightcut.ledger.model.Submission;
import io.nightcut.results.CsvTable;
import io.nightcut.results.ProjectResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code show} prints: all that is known of the projects of a name, mostly one. */
record ShowDocument(List<Project> projects) implements Document {

    /**
     * A project.
     *
     * @param line of its newest manifest; 0: it is in none
     * @param result as the results have it
     * @param calls every POST, the first one first
     */
    record Project(
            String key,
            List<String> manifests,
            int line,
            ProjectResult result,
            String prompt,
            @Nullable String model,
            @Nullable String folder,
            String teamAccess,
            List<Medium> media,
            List<StageOf> stages,
            List<Call> calls) {

        static Project of(StoredEntry stored, ProjectDetails details) {
            Entry entry = stored.entry();
            ProjectOrder order = details.order(stored.key());
            return new Project(
                    stored.key(),
                    stored.manifests().stream()
                            .map(path -> EarlierManifest.isOne(path) ? EarlierManifest.replacedBy(path) : path)
                            .toList(),
                    entry.lineNumber(),
                    ProjectResult.of(entry),
                    order.instruction().prompt(),
                    order.instruction().modelOrNull(),
                    order.folder(),
                    order.teamAccess(),
                    order.media().stream()
                            .map(medium -> new Medium(medium.name(), medium.location()))
                            .toList(),
                    Stream.of(entry.importing(), entry.editing())
                            .filter(Objects::nonNull)
                            .map(StageOf::of)
                            .toList(),
                    details.calls(stored.key()).stream().map(Call::of).toList());
        }
    }

    /** A file, and where it is, without what may be secret in its link. */
    record Medium(String name, String location) {}

    /** Where a project stands in a stage. */
    record StageOf(
            String stage,
            String state,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant settledAt,
            @Nullable String jobId,
            @Nullable String jobState,
            @Nullable Instant jobEndedAt,
            int failedNights,
            @Nullable BigDecimal mediaSecondsUsed,
            @Nullable BigDecimal aiCreditsUsed) {

        private static StageOf of(Submission submission) {
            return new StageOf(
                    submission.stage().word(),
                    submission.state().name().toLowerCase(Locale.ROOT),
                    submission.attempts(),
                    inSeconds(submission.sentAt()),
                    inSeconds(submission.settledAt()),
                    submission.job() == null ? null : submission.job().id(),
                    submission.outcome().jobState(),
                    inSeconds(submission.outcome().endedAt()),
                    submission.failedNights(),
                    submission.outcome().mediaSecondsUsed(),
                    submission.outcome().aiCreditsUsed());
        }
    }

    /**
     * A POST.
     *
     * @param ended in one word; null: nothing is known of it
     */
    record Call(String stage, Instant sentAt, @Nullable String ended) {

        private static Call of(SentCall call) {
            return new Call(call.stage().word(), call.sentAt().truncatedTo(ChronoUnit.SECONDS), call.ended());
        }
    }

    private static @Nullable Instant inSeconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A row for each call. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of("key", "name", "status", "stage", "sent_at", "ended"),
                row -> projects.forEach(project -> project.calls.forEach(call -> row.accept(List.of(
                        project.key,
                        project.result.name(),
                        project.result.status(),
                        call.stage,
                        call.sentAt.toString(),
                        Objects.toString(call.ended, ""))))));
    }
}
