package io.nightcut.manifest;

import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.Manifests;
import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.manifest.link.MediaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads a manifest into the ledger without a run, as a run would. */
@Component
public class ManifestRecording {

    private static final int LINES_AT_ONCE = 2000;

    private final Manifests manifests;
    private final ProjectRecognition recognition;
    private final ProjectSettings projectSettings;
    private final ManifestSettings settings;
    private final MediaSettings mediaSettings;

    ManifestRecording(
            Manifests manifests,
            ProjectRecognition recognition,
            ProjectSettings projectSettings,
            ManifestSettings settings,
            MediaSettings mediaSettings) {
        this.manifests = manifests;
        this.recognition = recognition;
        this.projectSettings = projectSettings;
        this.settings = settings;
        this.mediaSettings = mediaSettings;
    }

    /**
     * Reads it from its beginning to its end.
     *
     * @throws ManifestException it cannot be read, or it changes meanwhile
     */
    public void record(Path manifest) {
        String digest = digest(manifest);
        long reading = manifests.begin();
        try (ManifestReader reader = ManifestReader.open(manifest)) {
            reader.refuseEmpty();
            record(reader, manifest, reading);
        }
        if (!digest.equals(digest(manifest))) {
            throw new ManifestException(
                    "Manifest %s changed while it was read. Run again when the file is complete.".formatted(manifest));
        }
        manifests.finish(ManifestReader.pathOf(manifest), reading, digest);
    }

    private void record(ManifestReader reader, Path manifest, long reading) {
        ManifestLineProcessor processor = ManifestLineProcessor.of(manifest, projectSettings, settings, mediaSettings);
        LineReview review = new LineReview(
                ManifestReader.pathOf(manifest), mediaSettings.largeFile().toBytes());
        List<Line> lines = new ArrayList<>();
        for (ManifestLine read = reader.read(); read != null; read = reader.read()) {
            Line line = processor.process(read);
            if (line != null) {
                lines.add(line);
            }
            if (lines.size() == LINES_AT_ONCE) {
                manifests.record(reading, recognition.recognized(lines, review));
                lines.clear();
            }
        }
        if (!lines.isEmpty()) {
            manifests.record(reading, recognition.recognized(lines, review));
        }
    }

    private String digest(Path manifest) {
        return ManifestDigest.of(manifest, projectSettings, settings);
    }
}
