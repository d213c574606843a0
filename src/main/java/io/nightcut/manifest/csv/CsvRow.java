package io.nightcut.manifest.csv;

import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.csv.CellNotes.Kind;
import io.nightcut.manifest.link.MediaIdentity;
import io.nightcut.text.Characters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a record, found by their columns. */
record CsvRow(Header header, List<String> cells) {

    private static final Pattern NUMBER = Pattern.compile("[\\d.,:%+\\s-]*\\d[\\d.,:%+\\s-]*(?i:[kmgt]?i?b|min|h|s)?");
    private static final Pattern TOTAL = Pattern.compile(
            "(?iu)(?:grand |sub)?(?:totals?|sum|summe|gesamt|insgesamt|zwischensumme|anzahl|count|total general|somme|suma|totale)\\b.*");
    /** One on each line, and nothing else, is a cell with several links. */
    private static final Pattern LINKS = Pattern.compile("(?i)\\s*(?:https?://[^,;\\s]++\\s*+)++");

    private static final Pattern MEDIA_IN_A_CELL =
            Pattern.compile("(?i)[,;\\t] *+\"?+(?:https?://|[^,;\\t\\n]*\\.(?:%s)\"?(?:[,;\\t\\n]|$))"
                    .formatted(MediaIdentity.ANY_EXTENSION));

    /** In characters: what is longer is no number. */
    private static final int LONGEST_NUMBER = 64;

    static boolean areBlank(List<String> cells) {
        return cells.stream().allMatch(cell -> Characters.trim(cell).isEmpty());
    }

    /** Whether a record over several lines includes other records, because a quote was opened by mistake. */
    boolean includesOtherRecords() {
        String url = cell(Column.URL);
        return isSurplus()
                || Characters.trim(url).isEmpty()
                || (hasLinesBetweenLinks(url) && !LINKS.matcher(url).matches())
                || cells.stream().anyMatch(CsvRow::hasALineLikeARecord);
    }

    private static boolean hasLinesBetweenLinks(String url) {
        return url.substring(url.indexOf("://") + 1, url.lastIndexOf("://") + 1).indexOf('\n') >= 0;
    }

    private static boolean hasALineLikeARecord(String cell) {
        int lineBreak = cell.indexOf('\n');
        return lineBreak >= 0 && MEDIA_IN_A_CELL.matcher(cell).find(lineBreak);
    }

    /**
     * The line that it is; hints in it that cannot be read are told to the notes.
     *
     * @param base in which relative paths begin
     */
    ManifestLine toLine(int number, Path base, CellNotes notes) {
        String name = cell(Column.NAME);
        if (Characters.trim(name).chars().anyMatch(each -> each >= 0x80 && Characters.isHidden(each))) {
            notes.add(Kind.HIDDEN_IN_NAME, number, name);
        }
        return new ManifestLine(
                number,
                name,
                cell(Column.URL),
                cell(Column.PROMPT),
                cell(Column.MODEL),
                hint(Column.LANGUAGE, HintCells::language, Kind.LANGUAGE, number, notes),
                cell(Column.FOLDER),
                hint(
                        Column.TEAM_ACCESS,
                        cell -> HintCells.access(cell).map(TeamAccess::word),
                        Kind.ACCESS,
                        number,
                        notes),
                hint(Column.SIZE, HintCells::size, Kind.SIZE, number, notes),
                cell(Column.OWNER),
                base,
                problem());
    }

    private <T> @Nullable T hint(
            Column column, Function<String, Optional<T>> reading, Kind kind, int number, CellNotes notes) {
        String cell = Characters.trim(cell(column));
        if (cell.isEmpty()) {
            return null;
        }
        T read = reading.apply(cell).orElse(null);
        if (read == null) {
            notes.add(kind, number, cell);
        }
        return read;
    }

    /** Whether it may be a comment: its first cell begins with #. */
    boolean beginsWithHash() {
        return !cells.isEmpty() && Characters.trim(cells.get(0)).startsWith("#");
    }

    boolean hasUrl() {
        return !Characters.trim(cell(Column.URL)).isEmpty();
    }

    /** Whether it looks like a line that adds up those above, and can be none of a video. */
    boolean isTotal() {
        String name = Characters.trim(cell(Column.NAME));
        String url = Characters.trim(cell(Column.URL));
        return (url.isEmpty() || isNumber(url))
                && (TOTAL.matcher(name).matches()
                        || ((name.isEmpty() || isNumber(name))
                                && cells.stream().anyMatch(cell -> isNumber(Characters.trim(cell)))));
    }

    private static boolean isNumber(String cell) {
        return cell.length() <= LONGEST_NUMBER && NUMBER.matcher(cell).matches();
    }

    private String cell(Column column) {
        return header.cell(column, cells);
    }

    private boolean isSurplus() {
        return cells.size() > header.width() && !areBlank(cells.subList(header.width(), cells.size()));
    }

    private @Nullable String problem() {
        return isSurplus()
                ? "the line has %d cells, but the header has %d columns. Put cells that contain the separator in quotes."
                        .formatted(cells.size(), header.width())
                : null;
    }
}
