package io.nightcut.results;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table as CSV that people open in a spreadsheet: each cell is quoted, so that only a comma outside of quotes separates
 * two, and holds {@link SpreadsheetCell nothing but text}.
 *
 * @param rows gives each row to whoever asks for them
 */
public record CsvTable(List<String> columns, Consumer<Consumer<List<String>>> rows) {

    /**
     * Writes it.
     *
     * @throws IOException it could not be written to its end
     */
    public void write(Writer writer) throws IOException {
        ICSVWriter csv = new CSVWriterBuilder(writer).build();
        csv.writeNext(columns.toArray(String[]::new), true);
        rows.accept(row -> csv.writeNext(row.stream().map(SpreadsheetCell::of).toArray(String[]::new), true));
        csv.flush();
        if (csv.checkError()) {
            throw new IOException("the disk is full or failing", csv.getException());
        }
    }
}
