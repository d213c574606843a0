package io.nightcut.results;

import io.nightcut.file.AtomicFile;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.ProjectState;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The results of a manifest: its tally, and the CSV file with one line for each of its projects. */
@Component
public class Results {

    private static final Pattern NAME_AND_END = Pattern.compile("(.+?)((?:-results)?\\.[^.]*)");

    /** By it a spreadsheet tells UTF-8 from the encoding of its country. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final StatusQueries standings;
    private final ResultsSettings settings;

    Results(StatusQueries standings, ResultsSettings settings) {
        this.standings = standings;
        this.settings = settings;
    }

    /** How many projects of the manifest stand where. */
    public Tally tally(String manifest) {
        return Tally.of(standings.of(manifest));
    }

    /** The same, together with what an earlier manifest of its name had begun. */
    Tally tallyOfAll(String manifest) {
        return Tally.of(Stream.of(manifest, EarlierManifest.of(manifest))
                .flatMap(each -> standings.of(each).stream())
                .toList());
    }

    /** Where each line of the manifest stands, in its order, by the project's name. */
    void eachState(String manifest, BiConsumer<String, ProjectState> nameAndState) {
        standings.entries(manifest, entry -> nameAndState.accept(entry.name(), entry.state()));
    }

    /**
     * Writes one line for each project of the manifest, and replaces the file in one step. What an earlier manifest of its
     * name had begun goes into the {@link #earlierFile}.
     *
     * @throws UncheckedIOException it cannot be written; the file is as it was
     */
    public void write(String manifest, Path file) {
        write(manifest, file, entry -> {});
    }

    /** The same, and shows each line of the manifest to somebody as the results have it. */
    public synchronized void write(String manifest, Path file, Consumer<Entry> witness) {
        writeFile(manifest, file, witness);
        String earlier = EarlierManifest.of(manifest);
        if (tally(earlier).read() > 0) {
            writeFile(earlier, earlierFile(file), entry -> {});
        }
    }

    /** {@code night-results.csv} gives {@code night-earlier-results.csv}. */
    public static Path earlierFile(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher parts = NAME_AND_END.matcher(name);
        return file.resolveSibling(parts.matches() ? parts.group(1) + "-earlier" + parts.group(2) : name + "-earlier");
    }

    private void writeFile(String manifest, Path file, Consumer<Entry> witness) {
        try {
            AtomicFile.keepingPermissions(file)
                    .write(out -> writeRows(manifest, new OutputStreamWriter(out, StandardCharsets.UTF_8), witness));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the results to " + file + ": " + e.getMessage(), e);
        }
    }

    /** The same, unless no run has read the manifest to its end: then nothing could be told of it. */
    public void writeIfRead(String manifest, Path file) {
        if (tally(manifest).read() > 0) {
            write(manifest, file);
        }
    }

    private void writeRows(String manifest, Writer writer, Consumer<Entry> witness) throws IOException {
        if (settings.resultsByteOrderMark()) {
            writer.write(BYTE_ORDER_MARK);
        }
        new CsvTable(
                        ResultRow.HEADER,
                        row -> standings.entries(manifest, entry -> {
                            row.accept(new ResultRow(entry).cells());
                            witness.accept(entry);
                        }))
                .write(writer);
    }

    /** What the ledger has of each line of the manifest, in its order. */
    public void eachEntry(String manifest, Consumer<Entry> entry) {
        standings.entries(manifest, entry);
    }

    /** What became of each line of the manifest, in its order. */
    public void each(String manifest, Consumer<ProjectResult> result) {
        standings.entries(manifest, entry -> result.accept(ProjectResult.of(entry)));
    }
}
