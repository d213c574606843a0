package io.nightcut.reconcile;

import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.ProjectSummary;
import io.nightcut.ledger.model.NewProject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Descript has of a project that the ledger knows nothing of.
 *
 * @param found Descript's projects of this name that belong to no project of the ledger
 * @param importing the import job of the only one; null: Descript shows none, or it may be another line's
 * @param editing its edit job; null: Descript shows none
 */
public record AdoptedProject(
        NewProject project,
        List<ProjectSummary> found,
        @Nullable JobStatus importing,
        @Nullable JobStatus editing) {

    /** What is to become of it. */
    public enum Verdict {
        /** It is taken over. */
        ADOPT,
        /** Nobody can tell: it needs a person, and nothing is paid for it. */
        UNCLEAR,
        /** Descript has nothing of it: the next run imports it. */
        MISSING
    }

    public Verdict verdict() {
        if (found.isEmpty()) {
            return Verdict.MISSING;
        }
        return importing == null ? Verdict.UNCLEAR : Verdict.ADOPT;
    }

    /** Since when Descript has it. */
    Instant since() {
        return found.stream()
                .map(ProjectSummary::createdAt)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Why, in some words. */
    public String reason() {
        String ids = found.stream().map(ProjectSummary::id).collect(Collectors.joining(", "));
        return switch (verdict()) {
            case MISSING -> "Descript has no project of this name";
            case ADOPT -> "project %s, %s".formatted(ids, editing == null ? "imported" : "imported and edited");
            case UNCLEAR ->
                found.size() == 1
                        ? "project %s: its import is older than Descript's records, or another line has this name in another spelling"
                                .formatted(ids)
                        : "%d projects of this name: %s".formatted(found.size(), ids);
        };
    }
}
