package io.nightcut.manifest;

import io.nightcut.ledger.manifest.Line;
import io.nightcut.ledger.manifest.Manifests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes the lines of this run's reading into the ledger, and logs those that are invalid. */
final class ManifestWriter implements ItemWriter<Line> {

    private static final Logger log = LoggerFactory.getLogger(ManifestWriter.class);

    private final Manifests manifests;
    private final ProjectRecognition recognition;
    private final LineReview review;
    private final ExecutionContext run;

    ManifestWriter(Manifests manifests, ProjectRecognition recognition, LineReview review, ExecutionContext run) {
        this.manifests = manifests;
        this.recognition = recognition;
        this.review = review;
        this.run = run;
    }

    @Override
    public void write(Chunk<? extends Line> lines) {
        long reading = ManifestReading.in(run).orElseThrow().number();
        manifests.record(reading, recognition.recognized(lines.getItems(), review));
        for (Line line : lines) {
            if (line.problem() != null) {
                log.warn("Line {} \"{}\": {}", line.number(), line.name(), line.problem());
            }
        }
    }
}
