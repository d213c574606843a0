package io.nightcut.story;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.CSVReaderHeaderAwareBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A line of the results as a script reads it: by the names of its columns. */
public record ResultLine(Map<String, String> cells) {

    /** Empty when there is no such file. */
    public static List<ResultLine> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<ResultLine> lines = new ArrayList<>();
        try (CSVReaderHeaderAware csv = new CSVReaderHeaderAwareBuilder(new StringReader(text(file)))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            for (Map<String, String> cells = csv.readMap(); cells != null; cells = csv.readMap()) {
                lines.add(new ResultLine(cells));
            }
        } catch (IOException | CsvValidationException e) {
            throw new AssertionError("The results cannot be read: " + file, e);
        }
        return lines;
    }

    /** Without the byte-order mark. */
    public static String text(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    String name() {
        return cells.get("name");
    }

    public String status() {
        return cells.get("status");
    }

    String message() {
        return cells.get("message");
    }

    String review() {
        return cells.get("review");
    }

    public String cell(String column) {
        return cells.get(column);
    }
}
