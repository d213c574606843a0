package io.nightcut.upload;

import static io.nightcut.ledger.model.SubmissionState.RUNNING;
import static io.nightcut.ledger.model.SubmissionState.SENDING;

import io.nightcut.control.Durations;
import io.nightcut.descript.api.SubmittedJob;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.download.DownloadFolder;
import io.nightcut.ledger.LedgerQueries;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.state.StateConnection;
import io.nightcut.upload.UploadAttempts.Lost;
import io.nightcut.upload.UploadAttempts.Over;
import io.nightcut.upload.UploadAttempts.UnderWay;
import io.nightcut.upload.UploadAttempts.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The uploads that Descript's import jobs wait for: which is next, and which cannot be finished any more. Where the files
 * go is kept in {@link UploadStore}, and how each upload stands in this run is kept here.
 */
@Component
public class UploadQueue {

    private static final Logger log = LoggerFactory.getLogger(UploadQueue.class);

    private final UploadStore store;
    private final DownloadFolder downloaded;
    private final LedgerQueries ledger;
    private final UploadSettings settings;
    private final Clock clock;
    private final StateConnection state;
    private final Map<String, UploadAttempts> states = new HashMap<>();
    private final Set<String> leftToOthers = new HashSet<>();

    UploadQueue(
            UploadStore store,
            DownloadFolder downloaded,
            LedgerQueries ledger,
            UploadSettings settings,
            Clock clock,
            StateConnection state) {
        this.store = store;
        this.downloaded = downloaded;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
        this.state = state;
    }

    /**
     * A run begins, before its first POST: nothing has been tried yet, and uploads of earlier runs whose import has ended
     * are forgotten. After a crash that waits until the ledger has been compared with Descript.
     */
    public synchronized void runBegins() {
        states.clear();
        if (ledger.comparisonDueSince().isEmpty()) {
            store.forgetAllBut(ledger.submissions(Stage.IMPORT, SENDING, RUNNING).stream()
                    .map(Submission::projectKey)
                    .collect(Collectors.toSet()));
        }
    }

    /**
     * Keeps where the local files of an accepted import go. Called before the ledger knows its job: an address that is lost
     * cannot be asked for again.
     *
     * @param localFiles the local files that the POST announced
     */
    public void follow(String projectKey, String projectName, List<Media> localFiles, SubmittedJob job) {
        Instant goodUntil = clock.instant().plus(settings.valid());
        List<Upload> uploads = localFiles.stream()
                .map(media -> Upload.of(projectKey, projectName, media, job, goodUntil))
                .toList();
        if (!uploads.isEmpty()) {
            store.keep(projectKey, uploads);
        }
    }

    /** The keys of the projects with files that are still to be uploaded. */
    public Set<String> projectsToUpload() {
        return store.all().stream()
                .filter(upload -> !upload.done())
                .map(Upload::projectKey)
                .collect(Collectors.toSet());
    }

    /** Whether one more import with local files may be submitted: with too many ahead its addresses would expire. */
    public synchronized boolean haveRoom() {
        return store.all().stream().filter(this::isToDo).count() < settings.submittedAhead();
    }

    /**
     * Takes the next upload that is due, if another may be under way. The caller must report its end by {@link #done},
     * {@link #failed}, {@link #lost} or {@link #leftAlone}.
     */
    synchronized Optional<Upload> begin() {
        long underWay = states.values().stream().filter(UploadQueue::isUnderWay).count();
        Optional<Upload> next =
                underWay < settings.atOnce() ? toDo().filter(this::isDue).findFirst() : Optional.empty();
        next.ifPresent(upload -> states.put(upload.id(), ((Waiting) of(upload)).begun()));
        return next;
    }

    /** Whether an upload is being sent. */
    synchronized boolean areUnderWay() {
        return states.values().stream().anyMatch(UploadQueue::isUnderWay);
    }

    /** Whether an upload is being sent or waits for its turn. */
    synchronized boolean areLeft() {
        return areUnderWay() || toDo().findAny().isPresent();
    }

    /** How long until the next upload that failed is tried again, but no longer than this. */
    synchronized Duration untilNext(Duration atMost) {
        Instant now = clock.instant();
        return states.values().stream()
                .flatMap(state -> state instanceof Waiting waiting ? Stream.of(waiting.next()) : Stream.empty())
                .filter(next -> next.isAfter(now) && next.isBefore(now.plus(atMost)))
                .map(next -> Duration.between(now, next))
                .min(Duration::compareTo)
                .orElse(atMost);
    }

    /** Notes on disk that its bytes begin to leave: from now on the file may have arrived, whatever the answer says. */
    void leaving(Upload upload) {
        store.change(upload.asBegun());
    }

    /** Whether its import job is still waiting for it. */
    boolean isWanted(Upload upload) {
        return store.of(upload.projectKey(), upload.jobId()).stream().anyMatch(each -> !each.done());
    }

    /** It has arrived. */
    synchronized void done(Upload upload) {
        store.change(upload.asDone());
        downloaded.delete(upload.file());
        states.remove(upload.id());
    }

    /** It cannot be uploaded any more. */
    synchronized void lost(Upload upload, String why) {
        states.put(upload.id(), new Lost(why));
    }

    /** It is not tried again in this run. */
    synchronized void leftAlone(Upload upload) {
        states.put(upload.id(), new Over());
    }

    /**
     * It has failed.
     *
     * @return what happens next, a sentence without a full stop
     */
    synchronized String failed(Upload upload, DescriptException failure) {
        UnderWay before = (UnderWay) of(upload);
        Duration pause = settings.pause(before.failures() + 1);
        UploadAttempts after = before.failed(upload, failure, clock.instant().plus(pause));
        states.put(upload.id(), after);
        if (after instanceof Waiting) {
            return "Trying again in " + Durations.words(pause);
        }
        return after instanceof Lost ? "Giving up" : "The file may have arrived already; its import job will show";
    }

    /** The imports that will never end, since an upload of theirs is lost: why, and what to do, by their project's key. */
    public synchronized Map<String, String> lost() {
        Map<String, String> lost = new HashMap<>();
        for (Submission submission : ledger.runningUploads()) {
            whyLost(submission).ifPresent(why -> lost.put(submission.projectKey(), why + ". " + nextMove(submission)));
        }
        return lost;
    }

    /** The import has ended: where its files went is needed no longer. */
    public synchronized void forget(String projectKey) {
        store.all().stream()
                .filter(upload -> upload.projectKey().equals(projectKey) && !isUnderWay(of(upload)))
                .forEach(upload -> states.remove(upload.id()));
        store.forget(projectKey);
        downloaded.deleteAllOf(projectKey);
    }

    private Optional<String> whyLost(Submission submission) {
        List<Upload> uploads = filesOf(submission).toList();
        if (uploads.isEmpty() && state.isOnServer()) {
            // Where its files go is known to the machine that sent it, which may go on with them.
            if (leftToOthers.add(submission.projectKey())) {
                log.warn(
                        "\"{}\": its files are uploaded from the machine that sent its import; waiting for it",
                        submission.projectName());
            }
            return Optional.empty();
        }
        return uploads.isEmpty()
                ? Optional.of("its upload address is lost")
                : uploads.stream().flatMap(upload -> whyLost(upload).stream()).findFirst();
    }

    private Optional<String> whyLost(Upload upload) {
        UploadAttempts state = of(upload);
        if (upload.done() || isUnderWay(state)) {
            return Optional.empty();
        }
        if (upload.target() == null) {
            return Optional.of("Descript gave no upload address for " + upload.name());
        }
        if (state instanceof Lost lost) {
            return Optional.of(lost.why());
        }
        return upload.goodUntil().isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of("the upload address of %s expired before the file was complete".formatted(upload.name()));
    }

    private static String nextMove(Submission submission) {
        RemoteJob job = job(submission);
        return "Job %s will never finish: delete project %s in Descript, then: nightcut resolve \"%s\" --again"
                .formatted(job.id(), job.projectId(), submission.projectName());
    }

    private Stream<Upload> toDo() {
        return ledger.runningUploads().stream().flatMap(this::filesOf).filter(this::isToDo);
    }

    private Stream<Upload> filesOf(Submission submission) {
        return store.of(submission.projectKey(), job(submission).id()).stream();
    }

    private boolean isToDo(Upload upload) {
        UploadAttempts state = of(upload);
        boolean mayBegin = state instanceof Waiting
                && upload.target() != null
                && upload.goodUntil().isAfter(clock.instant());
        return !upload.done() && (isUnderWay(state) || mayBegin);
    }

    private boolean isDue(Upload upload) {
        return of(upload) instanceof Waiting waiting && waiting.isDue(clock.instant());
    }

    private static boolean isUnderWay(UploadAttempts state) {
        return state instanceof UnderWay;
    }

    private UploadAttempts of(Upload upload) {
        return states.getOrDefault(upload.id(), UploadAttempts.UNTRIED);
    }

    private static RemoteJob job(Submission submission) {
        return Objects.requireNonNull(submission.job(), submission::title);
    }
}
