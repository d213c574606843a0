package io.nightcut.results;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.nightcut.ledger.StatusQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** The results of a manifest: its tally, and the CSV file with one line for each of its projects. */
@Component
public class Results {

    private final StatusQueries standings;

    Results(StatusQueries standings) {
        this.standings = standings;
    }

    /** How many projects of the manifest stand where. */
    public Tally tally(String manifest) {
        return Tally.of(standings.of(manifest));
    }

    /** Where each project of the manifest stands, in the manifest's order, by its name. */
    void eachStatus(String manifest, BiConsumer<String, Status> nameAndStatus) {
        standings.entries(
                manifest,
                entry -> nameAndStatus.accept(entry.name(), Status.of(entry.importState(), entry.editState())));
    }

    /**
     * Writes a new file beside the old one and moves it into its place: whoever opens it sees a complete one at any time.
     *
     * @throws UncheckedIOException it cannot be written; the old file stays
     */
    public synchronized void write(String manifest, Path file) {
        Path target = file.toAbsolutePath();
        Path aside = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            try (FileChannel channel = FileChannel.open(
                            aside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                writeRows(manifest, writer);
                channel.force(true);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the results to " + file + ": " + e.getMessage(), e);
        } finally {
            discard(aside);
        }
    }

    private static void discard(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // It does no harm, and the next run overwrites it.
        }
    }

    private void writeRows(String manifest, Writer writer) throws IOException {
        ICSVWriter csv = new CSVWriterBuilder(writer).build();
        csv.writeNext(ResultRow.HEADER, false);
        standings.entries(manifest, entry -> csv.writeNext(new ResultRow(entry).cells(), false));
        csv.flush();
        if (csv.checkError()) {
            throw new IOException("the disk is full or failing", csv.getException());
        }
    }
}
