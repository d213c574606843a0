package io.nightcut.submit;

import io.nightcut.descript.api.ImportRequest;
import io.nightcut.descript.api.ImportRequest.Clip;
import io.nightcut.descript.api.ImportRequest.Linked;
import io.nightcut.descript.api.ImportRequest.MediaItem;
import io.nightcut.descript.api.ImportRequest.NewComposition;
import io.nightcut.descript.api.ImportRequest.Uploaded;
import io.nightcut.download.Downloads;
import io.nightcut.ledger.manifest.Manifests;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.manifest.link.FileType;
import io.nightcut.manifest.link.LocalFile;
import io.nightcut.manifest.link.LocalFolders;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Makes the request for a project's import, or says why it cannot be imported as things are. */
final class ImportProcessor implements ItemProcessor<Project, PreparedSubmission> {

    private static final String COMPOSITION = "Main";

    private final LocalFolders folders;
    private final Downloads downloads;
    private final Manifests manifests;
    private final Clock clock;

    ImportProcessor(LocalFolders folders, Downloads downloads, Manifests manifests, Clock clock) {
        this.folders = folders;
        this.downloads = downloads;
        this.manifests = manifests;
        this.clock = clock;
    }

    @Override
    public PreparedSubmission process(Project read) {
        Project project = downloads.of(LocalFile.check(read, folders));
        Optional<String> obstacle = project.obstacle(clock.instant());
        if (obstacle.isPresent()) {
            return new WithheldSubmission(project.key(), project.name(), obstacle.get(), null);
        }
        manifests.downloadedAre(project.key(), project.media());
        if (project.isUpload() || project.media().stream().anyMatch(media -> media.content() != null)) {
            manifests.contentIs(project.key(), project.media());
        }
        return new SubmissionRequest(
                project.key(),
                project.name(),
                request(project),
                project.media().stream()
                        .filter(Media::isLocal)
                        .map(media -> LocalFile.atItsRealPlace(media, folders))
                        .toList());
    }

    /** All media go into a new project with one composition, in which they play one after the other. */
    private static ImportRequest request(Project project) {
        Map<String, MediaItem> media = new LinkedHashMap<>();
        for (Media item : project.media()) {
            media.put(item.name(), itemOf(item));
        }
        List<Clip> clips = media.keySet().stream().map(Clip::new).toList();
        return new ImportRequest(
                project.name(),
                project.folder(),
                project.teamAccess().word(),
                media,
                List.of(new NewComposition(COMPOSITION, clips)));
    }

    private static MediaItem itemOf(Media media) {
        return media.isLocal()
                ? new Uploaded(
                        FileType.contentTypeOf(media.name()), Objects.requireNonNull(media.size()), media.language())
                : new Linked(media.url(), media.language());
    }
}
