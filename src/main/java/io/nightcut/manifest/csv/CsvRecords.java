package io.nightcut.manifest.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV text. Of a record with wrong quotes only the first line is lost: reading continues on the line
 * after it, so a quote that somebody forgot to close never takes the rest of the file with it.
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
    private final List<PhysicalLine> following = new ArrayList<>();
    private QuoteTracker cells;
    private int first;

    CsvRecords(PhysicalLines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
        this.parser = new RFC4180ParserBuilder().withSeparator(separator).build();
        this.cells = new QuoteTracker(separator);
    }

    @Nullable
    CsvRecord next() throws IOException {
        PhysicalLine line = lines.next();
        if (line == null) {
            return null;
        }
        first = line.number();
        following.clear();
        cells = new QuoteTracker(separator);
        cells.add(line.text());
        if (line.isCut()) {
            return bad("the line is longer than %d characters. Split or shorten it.".formatted(PhysicalLine.LONGEST));
        }
        return isEndFound() ? good() : onlyFirstLine();
    }

    /** In place of the last record, which makes no sense: its first line as one with wrong quotes; the others are read again. */
    CsvRecord onlyFirstLine() {
        lines.giveBack(following);
        following.clear();
        return bad(cells.problem());
    }

    private boolean isEndFound() throws IOException {
        while (cells.isOpen() && following.size() < MOST_LINES && cells.length() <= PhysicalLine.LONGEST) {
            PhysicalLine line = lines.next();
            if (line == null) {
                return false;
            }
            following.add(line);
            cells.add(line.text());
        }
        return !cells.isOpen() && !cells.isBroken() && cells.length() <= PhysicalLine.LONGEST;
    }

    private CsvRecord good() throws IOException {
        return new CsvRecord(first, List.of(parser.parseLine(cells.text())), !following.isEmpty(), null);
    }

    private CsvRecord bad(String problem) {
        return new CsvRecord(first, List.of(), false, problem);
    }
}
