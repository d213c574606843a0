package io.nightcut.manifest.csv;

import io.nightcut.manifest.csv.CellNotes.Kind;
import io.nightcut.text.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The character between cells: comma, semicolon or tab, whichever gives the most known columns in the header. */
final class Separator {

    private static final List<Character> ALL = List.of(',', ';', '\t');
    private static final Pattern EXCELS_OWN = Pattern.compile("(?i)\"?sep=([,;|\\t])\"?[,;|\\t]*");

    /** Of titles and comments above it; a spreadsheet has its header near its top. */
    private static final int LINES_ABOVE = 20;

    private Separator() {}

    /** Reads on to the header, and past a line {@code sep=;} of Excel and what stands above the header. */
    static char find(PhysicalLines lines, CellNotes notes) throws IOException {
        List<PhysicalLine> read = new ArrayList<>();
        Character given = null;
        for (PhysicalLine line = lines.next(); line != null; line = lines.next()) {
            if (read.isEmpty() && Characters.trim(line.text()).isEmpty()) {
                continue;
            }
            Matcher excels = EXCELS_OWN.matcher(line.text());
            if (read.isEmpty() && given == null && excels.matches()) {
                given = excels.group(1).charAt(0);
                continue;
            }
            read.add(line);
            Character found = ofHeader(line.text().replace("\"", ""), given);
            if (found != null) {
                lines.giveBack(List.of(line));
                read.subList(0, read.size() - 1).stream()
                        .filter(above -> !Characters.trim(above.text()).isEmpty())
                        .forEach(above -> notes.add(Kind.ABOVE, above.number(), above.text()));
                return found;
            }
            if (read.size() > LINES_ABOVE) {
                break;
            }
        }
        lines.giveBack(read);
        return given != null
                ? given
                : read.isEmpty() ? ALL.get(0) : of(read.get(0).text().replace("\"", ""));
    }

    /** By which this is a header; null: it is none. */
    private static @Nullable Character ofHeader(String titles, @Nullable Character given) {
        if (given != null) {
            return Header.isOne(split(titles, given)) ? given : null;
        }
        char best = of(titles);
        return Header.isOne(split(titles, best)) ? Character.valueOf(best) : null;
    }

    private static char of(String titles) {
        return ALL.stream()
                .max(Comparator.<Character>comparingLong(separator -> Header.known(split(titles, separator)))
                        .thenComparing(separator -> split(titles, separator).size())
                        .thenComparing(ALL::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static List<String> split(String titles, char separator) {
        return Arrays.asList(titles.split(Pattern.quote(String.valueOf(separator)), -1));
    }
}
