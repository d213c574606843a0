package io.nightcut.manifest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the manifest from its beginning, whatever an earlier run had read of it. */
final class ManifestLines implements ItemStreamReader<ManifestLine> {

    private static final Logger log = LoggerFactory.getLogger(ManifestLines.class);

    private final Path manifest;
    private @Nullable ManifestReader reader;

    ManifestLines(Path manifest) {
        this.manifest = manifest;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        reader = ManifestReader.open(manifest);
    }

    @Override
    public @Nullable ManifestLine read() {
        if (reader == null) {
            throw new IllegalStateException("The manifest is not open");
        }
        ManifestLine line = reader.read();
        if (line == null) {
            reader.notes().forEach(note -> log.info("Manifest: {}", note));
        }
        return line;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
