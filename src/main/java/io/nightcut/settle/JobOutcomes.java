package io.nightcut.settle;

import static io.nightcut.ledger.model.SubmissionState.DONE;
import static io.nightcut.ledger.model.SubmissionState.FAILED;
import static io.nightcut.ledger.model.SubmissionState.UNKNOWN;

import io.nightcut.control.Durations;
import io.nightcut.descript.api.JobStatus;
import io.nightcut.descript.api.JobStatus.MediaStatus;
import io.nightcut.descript.api.JobStatus.Result;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Stage;
import io.nightcut.settle.ImportSettings.Partial;
import io.nightcut.text.ForeignText;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the end of a job means for its project. Only what Descript calls an "error" is retried by the next run. */
record JobOutcomes(ImportSettings settings) {

    /** The outcome of a job that is over. */
    Outcome of(Stage stage, JobStatus job) {
        return outcome(stage, job)
                .of(job.stoppedAt(), job.result() == null ? null : job.result().resolvedModel());
    }

    private Outcome outcome(Stage stage, JobStatus job) {
        if ("cancelled".equals(job.jobState())) {
            return Outcome.without(
                    FAILED,
                    job.jobState(),
                    false,
                    "cancelled in Descript (job %s). To do it again, run with --redo".formatted(job.jobId()));
        }
        Result result = job.result();
        if (job.isFailed()) {
            return failed(job, result);
        }
        if (result == null || !isReadable(job)) {
            return Outcome.without(
                    FAILED,
                    job.jobState(),
                    false,
                    "job %s stopped without a readable result. Check the project in Descript; to do it again, run with --redo"
                            .formatted(job.jobId()));
        }
        if ("error".equals(result.status())) {
            return failed(job, result);
        }
        return stage == Stage.IMPORT ? ofImport(job, result) : ofEdit(job, result);
    }

    private static Outcome failed(JobStatus job, @Nullable Result result) {
        if (result == null) {
            return Outcome.without(FAILED, job.jobState(), true, "Descript gives no reason");
        }
        return new Outcome(
                FAILED,
                job.jobState(),
                true,
                null,
                result.mediaSecondsUsed(),
                result.aiCreditsUsed(),
                result.agentResponse(),
                result.projectChanged(),
                errorMessage(result),
                null);
    }

    /** Whether the job has a result with a status that is known. */
    static boolean isReadable(JobStatus job) {
        Result result = job.result();
        String status = result == null ? null : result.status();
        return "success".equals(status) || "partial".equals(status) || "error".equals(status);
    }

    /** The outcome of a job past its time limit. The next run looks at it again and submits nothing. */
    static Outcome overdue(JobStatus job, Duration limit) {
        return Outcome.without(
                UNKNOWN,
                "overdue",
                false,
                "job %s has not ended in %s (%s). Run again to check it again"
                        .formatted(job.jobId(), Durations.words(limit), job.jobState()));
    }

    /**
     * The outcome of a job past its time limit that Descript does not show. The next run looks at it again and submits
     * nothing.
     */
    static Outcome notShown(String jobId, Duration limit, String why) {
        return Outcome.without(
                UNKNOWN,
                "not_shown",
                false,
                "Descript has not shown the end of job %s in %s: %s. Run again to check it again"
                        .formatted(jobId, Durations.words(limit), why));
    }

    /** The outcome of a job that Descript does not know any more. */
    static Outcome vanished(String jobId) {
        return Outcome.without(
                UNKNOWN,
                null,
                false,
                "Descript has no job %s any more. Check the project in Descript, then decide: nightcut resolve"
                        .formatted(jobId));
    }

    /** Where some files failed, an edit of the others is seldom what was asked for; so that is left to a setting. */
    private Outcome ofImport(JobStatus job, Result result) {
        String failed = "success".equals(result.status()) ? null : "part of the media failed: " + failedMedia(result);
        boolean isGoodEnough = failed == null || (settings.partial() == Partial.EDIT && hasAnyMedia(result));
        return new Outcome(
                isGoodEnough ? DONE : FAILED,
                job.jobState(),
                !isGoodEnough,
                result.createdCompositions() == null
                                || result.createdCompositions().isEmpty()
                        ? null
                        : result.createdCompositions().get(0).id(),
                result.mediaSecondsUsed(),
                result.aiCreditsUsed(),
                null,
                null,
                isGoodEnough ? null : failed,
                isGoodEnough ? failed : null);
    }

    private static boolean hasAnyMedia(Result result) {
        return result.mediaStatus() != null
                && result.mediaStatus().values().stream().anyMatch(media -> "success".equals(media.status()));
    }

    private static Outcome ofEdit(JobStatus job, Result result) {
        return new Outcome(
                DONE,
                job.jobState(),
                false,
                null,
                result.mediaSecondsUsed(),
                result.aiCreditsUsed(),
                result.agentResponse(),
                result.projectChanged(),
                null,
                reviewOf(result));
    }

    private static @Nullable String reviewOf(Result result) {
        if (Boolean.FALSE.equals(result.projectChanged())) {
            return "the agent changed nothing";
        }
        String response = result.agentResponse();
        return response != null && response.strip().endsWith("?") ? "the agent asked a question" : null;
    }

    private static String errorMessage(Result result) {
        String message = result.errorMessage() == null ? "" : result.errorMessage();
        String code = result.errorCode() == null ? "" : " (" + result.errorCode() + ")";
        String media = failedMedia(result);
        String text = message.isBlank() ? "Descript gives no reason" : message;
        return text + code + (media.isEmpty() ? "" : ": " + media);
    }

    private static String failedMedia(Result result) {
        Map<ForeignText, MediaStatus> media = result.mediaStatus() == null ? Map.of() : result.mediaStatus();
        return media.entrySet().stream()
                .filter(item -> !"success".equals(item.getValue().status()))
                .map(item -> item.getKey().shown()
                        + (item.getValue().errorMessage() == null
                                ? ""
                                : ": " + item.getValue().errorMessage()))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
