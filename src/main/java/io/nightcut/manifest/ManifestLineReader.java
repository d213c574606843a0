package io.nightcut.manifest;

import io.nightcut.control.NightcutException;
import io.nightcut.control.StandardPhrases;
import io.nightcut.control.StopReason;
import io.nightcut.manifest.csv.ManifestException;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the manifest from its beginning, whatever an earlier run had read of it. A manifest that has not changed and whose
 * projects are all edited gives no lines. One that changes while it is read is refused: nobody could tell what was read.
 */
final class ManifestLineReader implements ItemStreamReader<ManifestLine> {

    private static final Logger log = LoggerFactory.getLogger(ManifestLineReader.class);

    private final Path manifest;
    private final Supplier<String> digestNow;
    private final Predicate<String> beginsReading;
    private final BooleanSupplier isStopping;
    private final boolean allowEmpty;
    private String digest = "";
    private @Nullable ManifestReader reader;

    /**
     * @param digestNow of the manifest as it is at the moment
     * @param beginsReading begins a reading of what has this digest; false: there is nothing to read it for
     * @param isStopping whether the run is to stop: a manifest that was read in part must not count as read
     * @param allowEmpty whether it may have no lines
     */
    ManifestLineReader(
            Path manifest,
            Supplier<String> digestNow,
            Predicate<String> beginsReading,
            BooleanSupplier isStopping,
            boolean allowEmpty) {
        this.manifest = manifest;
        this.digestNow = digestNow;
        this.beginsReading = beginsReading;
        this.isStopping = isStopping;
        this.allowEmpty = allowEmpty;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        digest = digestNow.get();
        if (beginsReading.test(digest)) {
            reader = ManifestReader.open(manifest);
            if (!allowEmpty) {
                reader.refuseEmpty();
            }
        }
    }

    @Override
    public @Nullable ManifestLine read() {
        if (reader == null) {
            return null;
        }
        if (isStopping.getAsBoolean()) {
            throw NightcutException.stopped(
                    StopReason.SIGNAL,
                    "the run was asked to stop while the manifest was read. %s %s"
                            .formatted(StandardPhrases.NOTHING_SENT, StandardPhrases.TO_CONTINUE));
        }
        ManifestLine line = reader.read();
        if (line == null) {
            refuseChanged();
            reader.notes().forEach(note -> log.info("Manifest: {}", note));
        }
        return line;
    }

    private void refuseChanged() {
        if (!digest.equals(digestNow.get())) {
            throw new ManifestException(
                    "Manifest %s changed while it was read. Nothing was sent. Run again when the file is complete."
                            .formatted(manifest));
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
