package io.nightcut.manifest.csv;

import io.nightcut.manifest.link.FileType;
import io.nightcut.text.Characters;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a record, found by their columns. */
record CsvRow(Header header, List<String> cells) {

    private static final Pattern BYTES = Pattern.compile("\\d{1,15}|\\d{1,3}(?:[ ,._'\\u00a0]\\d{3}){1,4}");
    private static final Pattern MEDIA_IN_A_CELL =
            Pattern.compile("(?i)[,;\\t] *+\"?+(?:https?://|[^,;\\t\\n]*\\.(?:%s)\"?(?:[,;\\t\\n]|$))"
                    .formatted(FileType.ANY_EXTENSION));

    static boolean areBlank(List<String> cells) {
        return cells.stream().allMatch(cell -> Characters.trim(cell).isEmpty());
    }

    /** Whether a record over several lines includes other records, because a quote was opened by mistake. */
    boolean includesOtherRecords() {
        String url = cell(Column.URL);
        return isSurplus()
                || Characters.trim(url).isEmpty()
                || url.substring(url.indexOf("://") + 1, url.lastIndexOf("://") + 1)
                                .indexOf('\n')
                        >= 0
                || cells.stream().anyMatch(CsvRow::hasALineLikeARecord);
    }

    private static boolean hasALineLikeARecord(String cell) {
        int lineBreak = cell.indexOf('\n');
        return lineBreak >= 0 && MEDIA_IN_A_CELL.matcher(cell).find(lineBreak);
    }

    /** @param base in which relative paths begin */
    ManifestLine toLine(int number, Path base) {
        String size = Characters.trim(cell(Column.SIZE));
        boolean isSize = BYTES.matcher(size).matches();
        return new ManifestLine(
                number,
                cell(Column.NAME),
                cell(Column.URL),
                cell(Column.PROMPT),
                cell(Column.LANGUAGE),
                cell(Column.FOLDER),
                cell(Column.TEAM_ACCESS),
                isSize ? Long.valueOf(size.replaceAll("\\D", "")) : null,
                base,
                problem(isSize || size.isEmpty()));
    }

    private String cell(Column column) {
        return header.cell(column, cells);
    }

    private boolean isSurplus() {
        return cells.size() > header.width() && !areBlank(cells.subList(header.width(), cells.size()));
    }

    private @Nullable String problem(boolean isSizeGood) {
        if (isSurplus()) {
            return "the line has %d cells, but the header has %d columns. Put cells that contain the separator in quotes."
                    .formatted(cells.size(), header.width());
        }
        return isSizeGood ? null : "the size is not a number of bytes. Write it like 734003200.";
    }
}
