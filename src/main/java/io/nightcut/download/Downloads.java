package io.nightcut.download;

import io.nightcut.ledger.MediaUrls;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.probe.FileDownload;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The projects that wait to be imported and some of whose files nightcut downloads: which is next, and which are ready. A
 * downloaded file is a local one from then on: it is announced with its size, and uploaded. All this is in memory: what a run
 * has not announced when it ends, the next one downloads anew.
 */
@Component
public class Downloads {

    private final FileDownload fileDownload;
    private final DownloadFolder folder;
    private final MediaUrls urls;
    private final Clock clock;

    /** By project: its media, with local files in place of links, or with the obstacles to that. */
    private final Map<String, List<Media>> ended = new HashMap<>();

    private List<String> wanted = List.of();
    private boolean isAskedForMore;

    /** In bytes: when the folder held so much, there was no room for the next file. */
    private long usedWithoutRoom = Long.MAX_VALUE;

    Downloads(FileDownload fileDownload, DownloadFolder folder, MediaUrls urls, Clock clock) {
        this.fileDownload = fileDownload;
        this.folder = folder;
        this.urls = urls;
        this.clock = clock;
    }

    /**
     * A run begins, before its first POST.
     *
     * @param uploading projects whose files are still to be uploaded; what else a run has left is deleted
     */
    public synchronized void runBegins(Set<String> uploading) {
        want(List.of(), uploading);
        isAskedForMore = fileDownload.isForAny();
    }

    /**
     * These projects wait to be imported.
     *
     * @param waiting their keys, in the order in which they are to be imported
     * @param uploading projects whose files are still to be uploaded; those of all others are deleted
     */
    public synchronized void want(List<String> waiting, Set<String> uploading) {
        wanted = waiting.stream().filter(this::isFor).toList();
        isAskedForMore = false;
        ended.keySet().retainAll(Set.copyOf(wanted));
        Set<String> needed = new HashSet<>(wanted);
        needed.addAll(uploading);
        folder.keepOnly(needed);
    }

    /** Whether a project has files that nightcut downloads. One that is not imported as things are needs none. */
    public boolean isFor(String projectKey) {
        if (!fileDownload.isForAny()) {
            return false;
        }
        Project project = urls.of(projectKey);
        return project.media().stream().anyMatch(fileDownload::isFor)
                && project.obstacle(clock.instant()).isEmpty();
    }

    /** Whether all its files are there that nightcut downloads, or cannot be had. */
    public synchronized boolean isReady(String projectKey) {
        return ended.containsKey(projectKey) || !isFor(projectKey);
    }

    /** Whether more projects may become ready. */
    public synchronized boolean areLeft() {
        return isAskedForMore || first().isPresent();
    }

    /** The project with what became of its downloads. */
    public synchronized Project of(Project project) {
        List<Media> downloaded = ended.get(project.key());
        if (downloaded == null) {
            return project;
        }
        List<Media> media = project.media();
        return project.with(IntStream.range(0, media.size())
                .mapToObj(i -> fileDownload.isFor(media.get(i)) ? downloaded.get(i) : media.get(i))
                .toList());
    }

    /** The next project for which there may be room. The caller reports by {@link #ended} or {@link #hadNoRoom}. */
    synchronized Optional<Project> next() {
        return usedWithoutRoom < Long.MAX_VALUE && folder.used() >= usedWithoutRoom
                ? Optional.empty()
                : first().map(urls::of);
    }

    private Optional<String> first() {
        return wanted.stream().filter(key -> !ended.containsKey(key)).findFirst();
    }

    /** All its files are downloaded, or cannot be. */
    synchronized void ended(Project project, List<Media> media) {
        ended.put(project.key(), media);
        usedWithoutRoom = Long.MAX_VALUE;
    }

    /** It is next again when other files are gone. */
    synchronized void hadNoRoom(Project project) {
        folder.deleteAllOf(project.key());
        long used = folder.used();
        usedWithoutRoom = used > 0 ? used : Long.MAX_VALUE;
    }
}
