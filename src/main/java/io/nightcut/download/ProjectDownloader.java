package io.nightcut.download;

import static io.nightcut.probe.DownloadException.Next.AWAIT_ROOM;
import static io.nightcut.probe.DownloadException.Next.TRY_AGAIN;

import io.nightcut.control.Durations;
import io.nightcut.control.RunControl;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.Stage;
import io.nightcut.probe.DownloadException;
import io.nightcut.probe.FileDownload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Downloads the files of one project, one after the other, and reports how that went. */
final class ProjectDownloader {

    private static final Logger log = LoggerFactory.getLogger(ProjectDownloader.class);
    private static final int TRIES = 3;

    private final RunControl run;
    private final Downloads downloads;
    private final DownloadFolder folder;
    private final FileDownload fileDownload;
    private final Duration pause;

    /** @param pause after a first failure; after a second one it is four times as long */
    ProjectDownloader(
            RunControl run, Downloads downloads, DownloadFolder folder, FileDownload fileDownload, Duration pause) {
        this.run = run;
        this.downloads = downloads;
        this.folder = folder;
        this.fileDownload = fileDownload;
        this.pause = pause;
    }

    /** Returns when the download has ended, in whatever way. */
    void download(Project project) {
        List<Media> media = new ArrayList<>(project.media());
        int position = 0;
        try {
            for (; position < media.size(); position++) {
                if (fileDownload.isFor(media.get(position))) {
                    media.set(position, file(project, position));
                }
            }
            downloads.ended(project, media);
        } catch (DownloadException e) {
            if (e.next() == AWAIT_ROOM) {
                log.info("\"{}\": the download waits for room: {}", project.name(), e.getMessage());
                downloads.hadNoRoom(project);
            } else {
                folder.deleteAllOf(project.key());
                if (goesOn()) {
                    media.set(position, withObstacle(project.media().get(position), e.getMessage()));
                    downloads.ended(project, media);
                }
            }
        } finally {
            run.signalChange();
        }
    }

    /** The local file in place of a link. */
    private Media file(Project project, int position) throws DownloadException {
        Media media = project.media().get(position);
        log.info("\"{}\": {}: downloading from {}", project.name(), media.name(), fileDownload.host(media));
        long start = System.nanoTime();
        Media downloaded = tried(project, position);
        log.info(
                "\"{}\": {} downloaded ({} bytes in {})",
                project.name(),
                media.name(),
                downloaded.size(),
                Durations.words(Duration.ofNanos(System.nanoTime() - start)));
        return new Media(
                media.name(),
                folder.realFile(project.key(), position).toUri().toString(),
                media.language(),
                downloaded.size(),
                media.expires(),
                null,
                downloaded.content());
    }

    private Media tried(Project project, int position) throws DownloadException {
        Media media = project.media().get(position);
        for (int failures = 1; ; failures++) {
            try {
                return fileDownload.download(media, folder.place(project.key(), position), this::goesOn);
            } catch (DownloadException e) {
                if (e.next() != TRY_AGAIN || failures == TRIES || !goesOn()) {
                    throw e;
                }
                Duration wait = pause.multipliedBy(failures == 1 ? 1 : 4);
                log.warn(
                        "\"{}\": {} not downloaded: {}. Trying again in {}",
                        project.name(),
                        media.name(),
                        e.getMessage(),
                        Durations.words(wait));
                run.pause(wait);
            }
        }
    }

    private boolean goesOn() {
        return run.maySubmit(Stage.IMPORT);
    }

    private static Media withObstacle(Media media, String obstacle) {
        return new Media(
                media.name(), media.url(), media.language(), media.size(), media.expires(), obstacle, media.content());
    }
}
