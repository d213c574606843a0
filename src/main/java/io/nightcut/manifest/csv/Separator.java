package io.nightcut.manifest.csv;

import io.nightcut.text.Characters;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character between cells: comma, semicolon or tab, whichever gives the most known columns in the header. */
final class Separator {

    private static final List<Character> ALL = List.of(',', ';', '\t');
    private static final Pattern EXCELS_OWN = Pattern.compile("(?i)\"?sep=([,;\\t])\"?[,;\\t]*");

    private Separator() {}

    /** Reads on to the header, and past a line {@code sep=;} of Excel. */
    static char find(PhysicalLines lines) throws IOException {
        PhysicalLine first = lines.next();
        while (first != null && Characters.trim(first.text()).isEmpty()) {
            first = lines.next();
        }
        if (first == null) {
            return ALL.get(0);
        }
        Matcher excels = EXCELS_OWN.matcher(first.text());
        if (excels.matches()) {
            return excels.group(1).charAt(0);
        }
        lines.giveBack(List.of(first));
        return of(first.text().replace("\"", ""));
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
