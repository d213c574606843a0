package io.nightcut.results;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.nightcut.file.AtomicFile;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.model.ProjectStatus;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /** The status of each line of the manifest, in its order, by the project's name. */
    void eachStatus(String manifest, BiConsumer<String, ProjectStatus> nameAndStatus) {
        standings.entries(
                manifest,
                entry -> nameAndStatus.accept(entry.name(), entry.state().status()));
    }

    /**
     * Writes one line for each project of the manifest, and replaces the file in one step.
     *
     * @throws UncheckedIOException it cannot be written; the file is as it was
     */
    public synchronized void write(String manifest, Path file) {
        try {
            AtomicFile.keepingPermissions(file)
                    .write(out -> writeRows(manifest, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the results to " + file + ": " + e.getMessage(), e);
        }
    }

    /** Each cell is quoted, so that only a comma outside of quotes separates two. */
    private void writeRows(String manifest, Writer writer) throws IOException {
        ICSVWriter csv = new CSVWriterBuilder(writer).build();
        csv.writeNext(ResultRow.HEADER, true);
        standings.entries(manifest, entry -> csv.writeNext(new ResultRow(entry).cells(), true));
        csv.flush();
        if (csv.checkError()) {
            throw new IOException("the disk is full or failing", csv.getException());
        }
    }
}
