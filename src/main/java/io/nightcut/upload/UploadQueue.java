package io.nightcut.upload;

import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.control.Durations;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The uploads that Descript's jobs wait for: whose turn it is, and which can never come to their end. Where they are to go
 * is in {@link UploadStore}; how it goes with them in this run is kept here.
 */
@Component
public class UploadQueue {

    private final UploadStore files;
    private final LedgerQueries ledger;
    private final UploadSettings settings;
    private final Clock clock;
    private final Map<String, UploadAttempts> attempts = new HashMap<>();

    UploadQueue(UploadStore files, LedgerQueries ledger, UploadSettings settings, Clock clock) {
        this.files = files;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** The files of projects that need no more, of whatever runs before. Before the first POST of a run. */
    public void forgetTheSettled() {
        if (ledger.comparisonDueSince().isEmpty()) {
            files.forgetAllBut(ledger.submissions(Stage.IMPORT, SENDING, RUNNING).stream()
                    .map(Submission::projectKey)
                    .collect(Collectors.toSet()));
        }
    }

    /**
     * A POST was accepted: where its files are to go is on disk before the ledger knows its job.
     *
     * @param localFiles the local files that the POST announced
     */
    public void follow(String projectKey, String projectName, List<Media> localFiles, SubmittedJob job) {
        Instant goodUntil = clock.instant().plus(settings.valid());
        List<Upload> uploads = localFiles.stream()
                .map(media -> Upload.of(projectKey, projectName, media, job, goodUntil))
                .toList();
        if (!uploads.isEmpty()) {
            files.keep(projectKey, uploads);
        }
    }

    /** Whether one more may be submitted: an address ends while its file waits for too many others. */
    public synchronized boolean haveRoom() {
        return files.all().stream().filter(this::isToDo).count() < settings.submittedAhead();
    }

    /** The upload whose turn it is, if one is to begin right now. Whoever is given it must tell how it went. */
    synchronized Optional<Upload> begin() {
        long underWay =
                attempts.values().stream().filter(UploadAttempts::underWay).count();
        Optional<Upload> next =
                underWay < settings.atOnce() ? toDo().filter(this::isDue).findFirst() : Optional.empty();
        next.ifPresent(upload -> attempts.put(upload.id(), of(upload).begun()));
        return next;
    }

    synchronized boolean areUnderWay() {
        return attempts.values().stream().anyMatch(UploadAttempts::underWay);
    }

    synchronized boolean areLeft() {
        return areUnderWay() || toDo().findAny().isPresent();
    }

    /** When the next one that has failed is to be tried again, if not before this time. */
    synchronized Duration untilNext(Duration atMost) {
        Instant now = clock.instant();
        return attempts.values().stream()
                .filter(each -> !each.underWay()
                        && each.next().isAfter(now)
                        && each.next().isBefore(now.plus(atMost)))
                .map(each -> Duration.between(now, each.next()))
                .min(Duration::compareTo)
                .orElse(atMost);
    }

    /** From here on its bytes may be there, whatever is heard of it. */
    void leaving(Upload upload) {
        files.change(upload.asBegun());
    }

    /** Whether its job waits for it still. */
    boolean isWanted(Upload upload) {
        return files.of(upload.projectKey(), upload.jobId()).stream().anyMatch(each -> !each.done());
    }

    synchronized void done(Upload upload) {
        files.change(upload.asDone());
        attempts.remove(upload.id());
    }

    public synchronized void lost(Upload upload, String why) {
        attempts.put(upload.id(), of(upload).lost(why));
    }

    /** In this run no more is done for it. */
    synchronized void leftAlone(Upload upload) {
        attempts.put(upload.id(), of(upload).over());
    }

    /** What is to come of it now, in words. */
    synchronized String failed(Upload upload, DescriptException failure) {
        UploadAttempts before = of(upload);
        Duration pause = settings.pause(before.failures() + 1);
        Instant again = clock.instant().plus(pause);
        UploadAttempts after = before.failed(upload, failure, again);
        attempts.put(upload.id(), after);
        if (after.lost() != null) {
            return "It is given up";
        }
        return after.next().equals(again)
                ? "Trying again in " + Durations.words(pause)
                : "It may be there already: its import job will tell";
    }

    /** Why imports that have not ended never will, by their project. */
    public synchronized Map<String, String> lost() {
        Map<String, String> lost = new HashMap<>();
        for (Submission submission : ledger.runningUploads()) {
            whyLost(submission).ifPresent(why -> lost.put(submission.projectKey(), why + ". " + nextMove(submission)));
        }
        return lost;
    }

    public synchronized void forget(String projectKey) {
        files.all().stream()
                .filter(upload ->
                        upload.projectKey().equals(projectKey) && !of(upload).underWay())
                .forEach(upload -> attempts.remove(upload.id()));
        files.forget(projectKey);
    }

    private Optional<String> whyLost(Submission submission) {
        List<Upload> uploads = filesOf(submission).toList();
        return uploads.isEmpty()
                ? Optional.of("the address for its upload is lost")
                : uploads.stream().flatMap(upload -> whyLost(upload).stream()).findFirst();
    }

    private Optional<String> whyLost(Upload upload) {
        if (upload.done() || of(upload).underWay()) {
            return Optional.empty();
        }
        if (upload.target() == null) {
            return Optional.of("Descript gave no address for the upload of " + upload.name());
        }
        Optional<String> lost = Optional.ofNullable(of(upload).lost());
        return lost.isPresent() || upload.goodUntil().isAfter(clock.instant())
                ? lost
                : Optional.of(
                        "the address for the upload of %s ended before all bytes were there".formatted(upload.name()));
    }

    private static String nextMove(Submission submission) {
        RemoteJob job = job(submission);
        return "Job %s waits for it in vain: delete project %s in Descript, then: nightcut resolve \"%s\" --again"
                .formatted(job.id(), job.projectId(), submission.projectName());
    }

    private Stream<Upload> toDo() {
        return ledger.runningUploads().stream().flatMap(this::filesOf).filter(this::isToDo);
    }

    private Stream<Upload> filesOf(Submission submission) {
        return files.of(submission.projectKey(), job(submission).id()).stream();
    }

    private boolean isToDo(Upload upload) {
        UploadAttempts soFar = of(upload);
        boolean mayBegin = upload.target() != null
                && !soFar.next().equals(Instant.MAX)
                && upload.goodUntil().isAfter(clock.instant());
        return !upload.done() && (soFar.underWay() || mayBegin);
    }

    private boolean isDue(Upload upload) {
        return !of(upload).underWay() && !of(upload).next().isAfter(clock.instant());
    }

    private UploadAttempts of(Upload upload) {
        return attempts.getOrDefault(upload.id(), UploadAttempts.NONE);
    }

    private static RemoteJob job(Submission submission) {
        return Objects.requireNonNull(submission.job(), submission::title);
    }
}
