package io.nightcut.manifest;

import io.nightcut.control.LogTime;
import io.nightcut.control.StandardPhrases;
import io.nightcut.ledger.manifest.EditedMedia;
import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.OtherRequest;
import io.nightcut.ledger.manifest.StoredProject;
import io.nightcut.ledger.manifest.StoredProjects;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.StoredMedia;
import io.nightcut.manifest.link.FileType;
import io.nightcut.manifest.link.MediaIdentity;
import io.nightcut.manifest.link.PathSecrets;
import io.nightcut.manifest.link.UnlistedKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know of a manifest's new lines before money is spent on them: which of them look like projects that
 * were edited before.
 */
public final class LineReview {

    /** From so many lines on that look like edited ones, nothing is sent, if they are half of the new lines. */
    private static final int MANY = 10;

    private static final long GIGABYTE = 1_000_000_000;

    private final String manifest;
    private final long largeFile;
    private final Map<String, Project> byMedia = new HashMap<>();
    private final Map<String, Integer> firstLines = new HashMap<>();
    private final Examples otherLink = new Examples();
    private final Examples sameFileName = new Examples();
    private final Examples otherContent = new Examples();
    private final Examples otherName = new Examples();
    private final Examples otherPrompt = new Examples();
    private final Examples doubtfulPrompt = new Examples();
    private final Examples sameFile = new Examples();
    private final Examples unlisted = new Examples();
    private final Examples large = new Examples();
    private final PromptReview prompts = new PromptReview();
    private @Nullable Boolean hasEdited;
    private @Nullable Boolean hasOtherManifests;
    private int lines;
    private int freshLines;

    /**
     * For the lines of one reading.
     *
     * @param manifest as the ledger knows it
     * @param largeFile in bytes, see {@link io.nightcut.manifest.link.MediaSettings}
     */
    public LineReview(String manifest, long largeFile) {
        this.manifest = manifest;
        this.largeFile = largeFile;
    }

    String manifest() {
        return manifest;
    }

    boolean hasEdited(StoredProjects stored) {
        if (hasEdited == null) {
            hasEdited = stored.hasEdited();
        }
        return hasEdited;
    }

    boolean hasOtherManifests(StoredProjects stored) {
        if (hasOtherManifests == null) {
            hasOtherManifests = stored.hasOtherManifests(manifest);
        }
        return hasOtherManifests;
    }

    /** A line whose project was paid for before. */
    void known() {
        lines++;
    }

    /**
     * A line whose project is new, or was never submitted.
     *
     * @param namesakes that the ledger has, those first that were edited last
     */
    void fresh(Line line, List<StoredProject> namesakes) {
        Project project = Objects.requireNonNull(line.project());
        lines++;
        freshLines++;
        Integer first = firstLines.putIfAbsent(project.keys().media(), line.number());
        if (first != null) {
            sameFile.add(project.name(), "lines %d and %d".formatted(first, line.number()));
        }
        byMedia.put(project.keys().media(), project);
        prompts.doubt(project.instruction().prompt()).ifPresent(doubt -> doubtfulPrompt.add(project.name(), doubt));
        for (Media media : project.media()) {
            UnlistedKind.of(media.location()).ifPresent(kind -> unlisted.add(project.name(), kind));
            if (media.size() != null && media.size() >= largeFile) {
                large.add(project.name(), media.size() + " bytes");
            }
        }
        namesakes.stream()
                .filter(StoredProject::isEdited)
                .findFirst()
                .ifPresent(edited -> addNamesake(project, edited));
    }

    private void addNamesake(Project project, StoredProject edited) {
        String before = "edited %s from %s".formatted(when(edited.edited().at()), places(edited));
        boolean isOtherContent = ProjectRecognition.hasOtherContent(project, edited);
        if (isOtherContent && ProjectRecognition.hasSamePaths(project, edited)) {
            otherContent.add(project.name(), before);
            return;
        }
        otherLink.add(project.name(), before);
        if (!isOtherContent && mayBeSameFiles(project, edited)) {
            sameFileName.add(project.name(), before);
        }
    }

    private static boolean mayBeSameFiles(Project project, StoredProject edited) {
        List<Media> asked = project.media();
        List<StoredMedia> known = edited.media();
        return asked.size() == known.size()
                && IntStream.range(0, asked.size())
                        .allMatch(i -> MediaIdentity.mayBeSame(
                                asked.get(i).location(), known.get(i).location()));
    }

    private static String places(StoredProject edited) {
        String first = PathSecrets.without(edited.media().get(0).location());
        return edited.media().size() == 1 ? first : first + " and others";
    }

    /** Media of the lines since the last call that are edited already, by their keys. */
    void edited(Map<String, EditedMedia> media) {
        byMedia.forEach((key, project) -> {
            EditedMedia edited = media.get(key);
            if (edited != null && !edited.name().equals(project.name())) {
                otherName.add(project.name(), "edited %s as \"%s\"".formatted(when(edited.at()), edited.name()));
            }
        });
        byMedia.clear();
    }

    /** What other manifests ask of projects that are not edited yet. */
    void others(Map<Project, OtherRequest> requests) {
        requests.forEach((project, other) -> {
            if (!other.instruction().equals(project.instruction())) {
                otherPrompt.add(project.name(), "also in " + other.manifest());
            }
        });
    }

    /** A sentence for each thing that should be known, with the next move. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        add(
                warnings,
                otherLink,
                "have a name that was edited before with another link: they are imported as new. If they are the same files, write the earlier links or remove the lines");
        add(
                warnings,
                otherContent,
                "have a local file that has changed since its project was edited: they are imported as new. If they are to stay as they are, remove the lines");
        add(
                warnings,
                otherName,
                "have a file that was edited before under another name: they are imported as new. If only the name was corrected, write the earlier name, and rename the project in Descript");
        add(
                warnings,
                sameFile,
                "have the same file as another line under another name: it is imported and edited for each. If that is not wanted, remove one of the lines");
        add(
                warnings,
                otherPrompt,
                "are in another manifest with another prompt or model: the manifest that is read last decides, which is this one. Write the same in both");
        add(
                warnings,
                doubtfulPrompt,
                "have a prompt that will probably not lead to what is wanted. Correct it, or try it with --canary 3 first");
        add(
                warnings,
                unlisted,
                "have a file of a kind that Descript's guide does not list (it lists %s): Descript decides whether it imports them"
                        .formatted(FileType.NAMES));
        add(
                warnings,
                large,
                "have a file of %s or more (nightcut.media.large-file), and Descript's guide asks for files under 1 GB: Descript decides whether it imports them"
                        .formatted(largeFile == GIGABYTE ? "1 GB" : largeFile + " bytes"));
        return warnings;
    }

    private void add(List<String> warnings, Examples which, String words) {
        if (which.count() > 0) {
            warnings.add("%d of %d lines %s: %s".formatted(which.count(), lines, words, which));
        }
    }

    /** Why nothing should be sent before a person has looked, with the next move; empty: nothing is against it. */
    public Optional<String> refusal() {
        return sameFileName.count() < MANY || sameFileName.count() * 2 < freshLines
                ? Optional.empty()
                : Optional.of(
                        "%d of %d new lines have the name and the file name of a project that was edited before, with another link: %s. If they are new files, run again with --as-new. If they are the same files, write the earlier links. %s"
                                .formatted(
                                        sameFileName.count(), freshLines, sameFileName, StandardPhrases.NOTHING_SENT));
    }

    private static String when(@Nullable Instant at) {
        return at == null ? "before" : LogTime.of(at);
    }
}
