package io.nightcut.manifest;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the manifest from its beginning, whatever an earlier run had read of it; one that says what it said before, and is
 * all imported, gives nothing.
 */
final class ManifestLines implements ItemStreamReader<ManifestLine> {

    /** In the step's context: the last reading counts still. */
    static final String UNCHANGED = "unchanged";

    private static final Logger log = LoggerFactory.getLogger(ManifestLines.class);

    private final Path manifest;
    private final BooleanSupplier isUnchanged;
    private @Nullable ManifestReader reader;

    ManifestLines(Path manifest, BooleanSupplier isUnchanged) {
        this.manifest = manifest;
        this.isUnchanged = isUnchanged;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        if (isUnchanged.getAsBoolean()) {
            executionContext.put(UNCHANGED, true);
        } else {
            executionContext.remove(UNCHANGED);
            reader = ManifestReader.open(manifest);
        }
    }

    @Override
    public @Nullable ManifestLine read() {
        if (reader == null) {
            return null;
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
