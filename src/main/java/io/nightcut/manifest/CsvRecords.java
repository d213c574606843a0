package io.nightcut.manifest;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import io.nightcut.manifest.PhysicalLines.Line;
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
    record CsvRecord(int line, List<String> cells, @Nullable String problem) {

        private static CsvRecord bad(Line line, String problem) {
            return new CsvRecord(line.number(), List.of(), problem);
        }
    }

    private final PhysicalLines lines;
    private final char separator;
    private final ICSVParser parser;

    CsvRecords(PhysicalLines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
        this.parser = new RFC4180ParserBuilder().withSeparator(separator).build();
    }

    @Nullable
    CsvRecord next() throws IOException {
        Line first = lines.next();
        if (first == null) {
            return null;
        }
        List<Line> following = new ArrayList<>();
        QuotedCells cells = new QuotedCells(separator);
        cells.add(first.text());
        boolean isCut = first.isCut();
        while (cells.isOpen() && !cells.isBroken() && !isCut && following.size() < MOST_LINES) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            following.add(line);
            cells.add(line.text());
            isCut = cells.length() > PhysicalLines.LONGEST;
        }
        if (!cells.isOpen() && !cells.isBroken() && !isCut) {
            return new CsvRecord(first.number(), List.of(parser.parseLine(cells.text())), null);
        }
        lines.giveBack(following);
        return first.isCut()
                ? CsvRecord.bad(
                        first,
                        "the line is longer than %d characters. Split or shorten it.".formatted(PhysicalLines.LONGEST))
                : CsvRecord.bad(first, cells.problem());
    }
}
