package io.nightcut.manifest.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import io.nightcut.manifest.csv.PhysicalLines.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV text. One that breaks the rules of quotes costs its first line only: reading goes on at the
 * line after it, so a quote that somebody forgot to close never swallows the rest of the file.
 */
final class CsvRecords {

    private static final int MOST_LINES = 500;

    /**
     * The cells of a record.
     *
     * @param line the number of its first line
     * @param problem why it could not be read; there are no cells then
     */
    record CsvRecord(
            int line,
            List<String> cells,
            boolean isOverSeveralLines,
            @Nullable String problem) {}

    private final PhysicalLines lines;
    private final char separator;
    private final ICSVParser parser;
    private final List<Line> following = new ArrayList<>();
    private QuotedCells cells;
    private int first;

    CsvRecords(PhysicalLines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
        this.parser = new RFC4180ParserBuilder().withSeparator(separator).build();
        this.cells = new QuotedCells(separator);
    }

    @Nullable
    CsvRecord next() throws IOException {
        Line line = lines.next();
        if (line == null) {
            return null;
        }
        first = line.number();
        following.clear();
        cells = new QuotedCells(separator);
        cells.add(line.text());
        if (line.isCut()) {
            return bad("the line is longer than %d characters. Split or shorten it.".formatted(PhysicalLines.LONGEST));
        }
        return isEndFound() ? good() : onlyFirstLine();
    }

    /** For a record that makes no sense: says that the quotes of its first line are wrong, and reads the others again. */
    CsvRecord onlyFirstLine() {
        lines.giveBack(following);
        following.clear();
        return bad(cells.problem());
    }

    private boolean isEndFound() throws IOException {
        while (cells.isOpen() && following.size() < MOST_LINES && cells.length() <= PhysicalLines.LONGEST) {
            Line line = lines.next();
            if (line == null) {
                return false;
            }
            following.add(line);
            cells.add(line.text());
        }
        return !cells.isOpen() && !cells.isBroken() && cells.length() <= PhysicalLines.LONGEST;
    }

    private CsvRecord good() throws IOException {
        return new CsvRecord(first, List.of(parser.parseLine(cells.text())), !following.isEmpty(), null);
    }

    private CsvRecord bad(String problem) {
        return new CsvRecord(first, List.of(), false, problem);
    }
}
