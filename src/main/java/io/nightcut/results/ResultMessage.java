package io.nightcut.results;

import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a line has its status, and what to do next, for every line that is not edited. */
record ResultMessage(Entry entry) {

    @Nullable
    String text() {
        if (entry.problem() != null) {
            return "Line %d: %s".formatted(entry.lineNumber(), entry.problem());
        }
        Submission last = last();
        Resolution resolution = entry.resolution();
        if (last == null) {
            return null;
        }
        if (resolution == null) {
            return entry.hold() == null ? ofState(last) : withReason(held());
        }
        return resolution == Resolution.ACCEPTED
                ? withReason("accepted by a person (nightcut resolve --accept)")
                : withReason("dropped by a person (nightcut resolve --drop); run --retry NAME takes it up again");
    }

    private String held() {
        return switch (Objects.requireNonNull(entry.hold())) {
            case GIVEN_UP -> "given up after %d nights; run --retry NAME tries again".formatted(nights());
            case DELETED -> "deleted in Descript: --redo NAME";
            case CHANGED -> "changed by somebody since; run --retry NAME edits it all the same";
        };
    }

    private int nights() {
        return submissions()
                .filter(each -> each.hold() != null)
                .mapToInt(Submission::failedNights)
                .max()
                .orElse(0);
    }

    /** The reason that was written down last comes first, without what to do next: the words say that. */
    private String withReason(String words) {
        String reason = reason();
        return reason == null ? words : reason.replace(". " + StandardPhrases.TO_CONTINUE, "") + "; " + words;
    }

    private @Nullable String ofState(Submission last) {
        String reason = reason();
        return switch (last.state()) {
            case WAITING ->
                failedBefore(last) + (reason == null ? "not sent yet. " + StandardPhrases.TO_CONTINUE : reason);
            case SENDING -> toContinue(reason == null ? "sent without an answer so far" : reason);
            case RUNNING -> reason == null ? toContinue(running(last.job())) : reason;
            case FAILED -> tryAgain(reason, last.outcome());
            case DONE, UNKNOWN -> reason;
        };
    }

    /** What it waits for will be paid again, since an earlier job of it came to nothing. */
    private static String failedBefore(Submission waiting) {
        String jobState = waiting.outcome().jobState();
        boolean hasFailed = "stopped".equals(jobState) || "failed".equals(jobState);
        return hasFailed && waiting.job() != null
                ? "job %s failed before; ".formatted(waiting.job().id())
                : "";
    }

    private static String toContinue(String reason) {
        return reason + ". " + StandardPhrases.TO_CONTINUE;
    }

    private static String running(@Nullable RemoteJob job) {
        return job == null ? "running in Descript" : "job %s was running in Descript".formatted(job.id());
    }

    private static @Nullable String tryAgain(@Nullable String reason, Outcome outcome) {
        return reason == null || !outcome.tryAgain() || reason.contains("again")
                ? reason
                : reason + "; the next run tries again";
    }

    private @Nullable String reason() {
        String ofEdit = message(entry.editing());
        return ofEdit == null ? message(entry.importing()) : ofEdit;
    }

    private static @Nullable String message(@Nullable Submission submission) {
        return submission == null ? null : submission.outcome().message();
    }

    /** The submission that says where the project stands: an edit that waits is not yet its last. */
    private @Nullable Submission last() {
        Submission edit = entry.editing();
        Submission imported = entry.importing();
        boolean isEdit = edit != null
                && (edit.state() != SubmissionState.WAITING
                        || imported == null
                        || imported.state() == SubmissionState.DONE);
        return isEdit ? edit : imported;
    }

    private Stream<Submission> submissions() {
        return Stream.concat(Stream.ofNullable(entry.importing()), Stream.ofNullable(entry.editing()));
    }
}
