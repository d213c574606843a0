package io.nightcut.manifest;

import io.nightcut.manifest.CsvRecords.CsvRecord;
import io.nightcut.manifest.PhysicalLines.Line;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest line by line in flat memory; when it is open, its header is good.
 *
 * <p>A line that cannot be read comes as a {@link ManifestLine} with a {@link ManifestLine#problem()}. Every method
 * that reads throws a {@link ManifestException} when the manifest as a whole is no manifest.
 */
public final class ManifestReader implements AutoCloseable {

    private static final Path STANDARD_INPUT = Path.of("-");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final Pattern EXCELS_SEPARATOR = Pattern.compile("(?i)\"?sep=([,;\\t])\"?[,;\\t]*");
    private static final Pattern BYTES = Pattern.compile("\\d{1,15}|\\d{1,3}(?:[ ,._'\\u00a0]\\d{3}){1,4}");

    private final String label;
    private final Reader text;
    private final PhysicalLines lines;
    private final CsvRecords records;
    private final Header header;
    private int lastLine;

    private ManifestReader(Reader text, String label) throws IOException {
        this.label = label;
        this.text = text;
        this.lines = new PhysicalLines(text);
        this.records = new CsvRecords(lines, separator());
        CsvRecord titles = nextRecord();
        if (titles == null) {
            throw new ManifestException(label + " is empty. Write a header \"name,url\" and a line for each video.");
        }
        if (titles.problem() != null) {
            throw new ManifestException("%s, line %d: %s".formatted(label, titles.line(), titles.problem()));
        }
        this.header = Header.of(titles.cells(), titles.line(), label);
    }

    /** Opens a file, or standard input for {@code -}. */
    public static ManifestReader open(Path manifest) {
        if (manifest.equals(STANDARD_INPUT)) {
            return of(leftOpen(System.in), "Standard input");
        }
        String label = "Manifest " + manifest;
        if (Files.isDirectory(manifest)) {
            throw new ManifestException(label + " is a directory. Give the CSV file in it.");
        }
        try {
            return of(Files.newInputStream(manifest), label);
        } catch (NoSuchFileException e) {
            throw new ManifestException(
                    "%s does not exist. Check the path; it is looked for at %s."
                            .formatted(label, manifest.toAbsolutePath()),
                    e);
        } catch (AccessDeniedException e) {
            throw new ManifestException(label + " may not be read by this user. Change its permissions.", e);
        } catch (IOException e) {
            throw unreadable(label, 1, e);
        }
    }

    /** Reads bytes from elsewhere, which messages call by this label. */
    static ManifestReader of(InputStream bytes, String label) {
        try {
            Reader text = ManifestText.of(bytes, label);
            return new ManifestReader(text, label);
        } catch (IOException e) {
            closeAfter(e, bytes);
            throw unreadable(label, 1, e);
        } catch (ManifestException e) {
            closeAfter(e, bytes);
            throw e;
        }
    }

    /** The next line, or null after the last. */
    public @Nullable ManifestLine read() {
        try {
            CsvRecord next = nextRecord();
            return next == null ? null : line(next);
        } catch (IOException e) {
            throw unreadable(label, lastLine + 1, e);
        }
    }

    /** What a person should be told of how the manifest was understood; complete after the last line. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(header.notes());
        if (text instanceof Utf8OrWindows1252 bytes && bytes.hasWindows1252()) {
            notes.add(
                    "some letters are not UTF-8 and were read as Windows-1252: look at the names, or save the file as \"CSV UTF-8\"");
        }
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(label, lastLine + 1, e);
        }
    }

    private char separator() throws IOException {
        Line first = lines.next();
        while (first != null && Column.trim(first.text()).isEmpty()) {
            first = lines.next();
        }
        if (first == null) {
            return ',';
        }
        Matcher excels = EXCELS_SEPARATOR.matcher(first.text());
        if (excels.matches()) {
            return excels.group(1).charAt(0);
        }
        lines.giveBack(List.of(first));
        String titles = first.text().replace("\"", "");
        return SEPARATORS.stream()
                .max(Comparator.<Character>comparingLong(separator -> Header.known(split(titles, separator)))
                        .thenComparing(separator -> split(titles, separator).size())
                        .thenComparing(SEPARATORS::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static List<String> split(String titles, char separator) {
        return Arrays.asList(titles.split(Pattern.quote(String.valueOf(separator)), -1));
    }

    private @Nullable CsvRecord nextRecord() throws IOException {
        CsvRecord next = records.next();
        while (next != null && next.problem() == null && isBlank(next.cells())) {
            next = records.next();
        }
        lastLine = next == null ? lastLine : next.line();
        return next;
    }

    private static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(cell -> Column.trim(cell).isEmpty());
    }

    private ManifestLine line(CsvRecord csv) {
        if (csv.problem() != null) {
            return ManifestLine.unreadable(csv.line(), csv.problem());
        }
        List<String> cells = csv.cells();
        String size = Column.trim(header.cell(Column.SIZE, cells));
        boolean isSize = BYTES.matcher(size).matches();
        return new ManifestLine(
                csv.line(),
                header.cell(Column.NAME, cells),
                header.cell(Column.URL, cells),
                header.cell(Column.PROMPT, cells),
                header.cell(Column.LANGUAGE, cells),
                header.cell(Column.FOLDER, cells),
                header.cell(Column.TEAM_ACCESS, cells),
                isSize ? Long.valueOf(size.replaceAll("\\D", "")) : null,
                problem(cells, size, isSize));
    }

    private @Nullable String problem(List<String> cells, String size, boolean isSize) {
        if (cells.size() > header.width() && !isBlank(cells.subList(header.width(), cells.size()))) {
            return "there are %d cells under %d columns. Put a cell that holds a separator in quotes."
                    .formatted(cells.size(), header.width());
        }
        return isSize || size.isEmpty() ? null : "the size is not a number of bytes. Write it like 734003200.";
    }

    private static ManifestException unreadable(String label, int line, IOException cause) {
        return new ManifestException(
                "%s cannot be read from line %d on (%s). Check the file and its disk, and run again."
                        .formatted(label, line, cause.getMessage()),
                cause);
    }

    private static InputStream leftOpen(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public void close() {}
        };
    }

    private static void closeAfter(Exception failure, InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
