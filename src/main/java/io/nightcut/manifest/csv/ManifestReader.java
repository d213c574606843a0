package io.nightcut.manifest.csv;

import io.nightcut.manifest.csv.CellNotes.Kind;
import io.nightcut.manifest.csv.CsvRecords.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest line by line, in memory that does not grow with it. Once it is open, its header is valid.
 *
 * <p>A line that cannot be read is returned as a {@link ManifestLine} with a {@link ManifestLine#problem()}. Every method
 * that reads throws a {@link ManifestException} when the file as a whole is not a manifest or cannot be read.
 */
public final class ManifestReader implements AutoCloseable {

    private static final int MOST_TOTALS = 5;

    private final String label;
    private final Path base;
    private final Reader text;
    private final PhysicalLines lines;
    private final CsvRecords records;
    private final Header header;
    private final CellNotes cellNotes = new CellNotes();
    private final Deque<ManifestLine> ahead = new ArrayDeque<>();
    private boolean hasComments;
    private boolean hasLines;
    private int lastLine;

    private ManifestReader(Reader text, String label, Path base) throws IOException {
        this.label = label;
        this.base = base;
        this.text = text;
        this.lines = new PhysicalLines(text);
        this.records = new CsvRecords(lines, Separator.find(lines, cellNotes));
        this.hasComments = cellNotes.hasHashAbove();
        CsvRecord titles = nextRecord();
        if (titles == null) {
            this.header = Header.none();
            return;
        }
        if (titles.problem() != null) {
            throw new ManifestException("%s, line %d: %s".formatted(label, titles.line(), titles.problem()));
        }
        this.header = Header.of(titles.cells(), titles.line(), label);
        ManifestLine first = read();
        if (first != null) {
            ahead.addFirst(first);
        }
    }

    /**
     * Refuses a manifest without lines: an export that broke must not look like a night without work.
     *
     * @throws ManifestException it has none
     */
    public void refuseEmpty() {
        if (ahead.isEmpty() && lastLine == 0) {
            throw new ManifestException(
                    label
                            + " is empty. Write a header \"name,url\" and a line for each video, or use --allow-empty if there is nothing to do.");
        }
        if (ahead.isEmpty() && !hasLines) {
            throw new ManifestException(
                    label
                            + " has a header, but no lines. Check where it comes from, or use --allow-empty if there is nothing to do.");
        }
    }

    /** Opens a file, or standard input for {@code -}. */
    public static ManifestReader open(Path manifest) {
        String label = manifest.equals(StandardInput.PATH) ? "Standard input" : "Manifest " + manifest;
        if (Files.isDirectory(manifest)) {
            throw new ManifestException(label + " is a directory. Give the CSV file in it.");
        }
        try {
            return of(bytes(manifest), label, folderOf(manifest));
        } catch (NoSuchFileException e) {
            throw new ManifestException(
                    "%s does not exist. Check the path (full path: %s).".formatted(label, manifest.toAbsolutePath()),
                    e);
        } catch (AccessDeniedException e) {
            throw new ManifestException(
                    label + ": permission denied for the user that runs nightcut. Change the file's permissions.", e);
        } catch (IOException e) {
            throw unreadable(label, 1, e);
        }
    }

    /** The name of a manifest in the ledger: its absolute path, or {@code -} for standard input. */
    public static String pathOf(Path manifest) {
        return manifest.equals(StandardInput.PATH)
                ? manifest.toString()
                : manifest.toAbsolutePath().normalize().toString();
    }

    /** The folder in which the relative paths of a manifest begin. */
    public static Path folderOf(Path manifest) {
        return manifest.equals(StandardInput.PATH)
                ? Path.of("").toAbsolutePath()
                : Objects.requireNonNull(manifest.toAbsolutePath().getParent());
    }

    /** The bytes of a file, or of standard input for {@code -}; the caller closes them. */
    public static InputStream bytes(Path manifest) throws IOException {
        return manifest.equals(StandardInput.PATH) ? StandardInput.open() : Files.newInputStream(manifest);
    }

    /**
     * A reader of these bytes. Relative paths in them are relative to the working folder.
     *
     * @param label how messages call the manifest
     */
    public static ManifestReader of(InputStream bytes, String label) {
        return of(bytes, label, Path.of("").toAbsolutePath());
    }

    private static ManifestReader of(InputStream bytes, String label, Path base) {
        try {
            Reader text = ManifestDecoder.of(bytes, label);
            return new ManifestReader(text, label, base);
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
            if (ahead.isEmpty()) {
                readAhead();
            }
            ManifestLine next = ahead.poll();
            hasLines |= next != null;
            return next;
        } catch (IOException e) {
            throw unreadable(label, lastLine + 1, e);
        }
    }

    /** One line as a rule; what may be a total is one only if no video follows. */
    private void readAhead() throws IOException {
        List<ManifestLine> totals = new ArrayList<>();
        for (CsvRecord next = nextRecord(); next != null; next = nextRecord()) {
            CsvRow row = new CsvRow(header, next.cells());
            if (next.problem() == null && isComment(row, next.line())) {
                cellNotes.add(Kind.COMMENT, next.line(), row.cells().get(0));
                continue;
            }
            boolean isTotal = next.problem() == null && totals.size() < MOST_TOTALS && row.isTotal();
            ManifestLine line = line(next);
            (isTotal ? totals : ahead).add(line);
            if (!isTotal) {
                totals.addAll(ahead);
                ahead.clear();
                ahead.addAll(totals);
                return;
            }
        }
        totals.forEach(total -> cellNotes.add(Kind.TOTAL, total.number(), total.name()));
    }

    /** Where there are other comments, a line with a link behind its # is one too. */
    private boolean isComment(CsvRow row, int number) {
        if (!row.beginsWithHash()) {
            return false;
        }
        if (hasComments || !row.hasUrl()) {
            hasComments = true;
            return true;
        }
        cellNotes.add(Kind.HASH, number, row.cells().get(0));
        return false;
    }

    /** What a person should know about how the manifest was read; complete after the last line. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(header.notes());
        if (text instanceof Utf8OrWindows1252Reader bytes && bytes.hasWindows1252()) {
            notes.add(
                    "some characters are not UTF-8 and were read as Windows-1252. Check the names, or save the file as \"CSV UTF-8\"");
        }
        notes.addAll(cellNotes.notes());
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

    private @Nullable CsvRecord nextRecord() throws IOException {
        CsvRecord next = records.next();
        while (next != null && next.problem() == null && CsvRow.areBlank(next.cells())) {
            next = records.next();
        }
        lastLine = next == null ? lastLine : next.line();
        return next;
    }

    private ManifestLine line(CsvRecord csv) {
        CsvRow row = new CsvRow(header, csv.cells());
        if (csv.problem() == null && csv.isOverSeveralLines() && row.includesOtherRecords()) {
            return line(records.onlyFirstLine());
        }
        return csv.problem() == null
                ? row.toLine(csv.line(), base, cellNotes)
                : ManifestLine.unreadable(csv.line(), csv.problem());
    }

    private static ManifestException unreadable(String label, int line, IOException cause) {
        return new ManifestException(
                "%s cannot be read from line %d on (%s). Check the file and the disk, then run again."
                        .formatted(label, line, cause.getMessage()),
                cause);
    }

    private static void closeAfter(Exception failure, InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
