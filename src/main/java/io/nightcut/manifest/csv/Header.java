package io.nightcut.manifest.csv;

import io.nightcut.text.Characters;
import io.nightcut.text.Redacted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The header of a manifest: where each column is, and what a person should know about it. */
final class Header {

    private static final Pattern LOOKS_LIKE_URL = Pattern.compile("(?i)\\s*https?://.*");
    private static final int SHOWN = 8;
    private static final int TITLE_EXCERPT = 40;

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<String> notes = new ArrayList<>();
    private final int width;

    private Header(List<String> titles) {
        int last = titles.size();
        while (last > 0 && Characters.trim(titles.get(last - 1)).isEmpty()) {
            last--;
        }
        width = last;
    }

    /**
     * Finds the columns.
     *
     * @throws ManifestException when it is not clear which column is the name or the URL
     */
    static Header of(List<String> titles, int line, String label) {
        Header header = new Header(titles);
        for (Column column : Column.values()) {
            header.find(column, titles, line, label);
        }
        if (!header.places.containsKey(Column.NAME) || !header.places.containsKey(Column.URL)) {
            throw new ManifestException(header.missing(titles, line, label));
        }
        header.noteIgnored(titles);
        return header;
    }

    /** How many of these cells are titles of columns that a manifest may have. */
    static long known(List<String> cells) {
        return cells.stream()
                .flatMap(cell -> Column.of(cell).stream())
                .distinct()
                .count();
    }

    /** Whether they are titles of all columns that a manifest must have. */
    static boolean isOne(List<String> cells) {
        List<Column> columns =
                cells.stream().flatMap(cell -> Column.of(cell).stream()).toList();
        return columns.contains(Column.NAME) && columns.contains(Column.URL);
    }

    /** Of a manifest without a header, which has no lines. */
    static Header none() {
        return new Header(List.of());
    }

    String cell(Column column, List<String> cells) {
        Integer place = places.get(column);
        return place == null || place >= cells.size() ? "" : cells.get(place);
    }

    /** The number of columns up to the last that has a title. */
    int width() {
        return width;
    }

    List<String> notes() {
        return notes;
    }

    private void find(Column column, List<String> titles, int line, String label) {
        List<Integer> candidates = new ArrayList<>();
        List<Integer> exact = new ArrayList<>();
        for (int place = 0; place < titles.size(); place++) {
            if (Column.of(titles.get(place)).filter(column::equals).isPresent()) {
                candidates.add(place);
            }
            if (column.isTitle(titles.get(place))) {
                exact.add(place);
            }
        }
        List<Integer> chosen = exact.isEmpty() ? candidates : exact;
        // An owner is only told of a project, so that no manifest is refused for two of them.
        if (chosen.size() > 1 && column != Column.OWNER) {
            throw new ManifestException(
                    "%s, line %d: columns %s could all be the %s. Name one of them \"%s\" and rename the others."
                            .formatted(
                                    label,
                                    line,
                                    quoted(chosen.stream().map(titles::get).toList()),
                                    column.title(),
                                    column.title()));
        }
        for (int place : chosen) {
            places.putIfAbsent(column, place);
            if (exact.isEmpty()) {
                notes.add("column %s is used as %s".formatted(quoted(List.of(titles.get(place))), column.title()));
            }
        }
    }

    private String missing(List<String> titles, int line, String label) {
        if (titles.stream().anyMatch(title -> LOOKS_LIKE_URL.matcher(title).matches())) {
            return "%s, line %d: the header is missing. Put a line \"name,url\" above the first video."
                    .formatted(label, line);
        }
        String lacking = places.containsKey(Column.NAME)
                ? "no column \"url\""
                : places.containsKey(Column.URL) ? "no column \"name\"" : "neither \"name\" nor \"url\"";
        return "%s, line %d: the header has %s, only %s. Name the columns like \"name,url\"."
                .formatted(label, line, lacking, quoted(titles));
    }

    private void noteIgnored(List<String> titles) {
        List<String> ignored = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            if (!places.containsValue(place)) {
                String title = Characters.trim(titles.get(place));
                ignored.add(title.isEmpty() ? "number " + (place + 1) : title);
            }
        }
        if (!ignored.isEmpty()) {
            notes.add("ignored columns: " + quoted(ignored));
        }
    }

    private static String quoted(List<String> titles) {
        String shown = titles.stream().limit(SHOWN).map(Header::quoted).collect(Collectors.joining(", "));
        return titles.size() > SHOWN ? shown + " …" : shown;
    }

    private static String quoted(String title) {
        return '"' + Redacted.excerpt(Characters.onOneLine(title), TITLE_EXCERPT) + '"';
    }
}
