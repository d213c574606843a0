package io.nightcut.manifest.csv;

import io.nightcut.text.Characters;
import io.nightcut.text.Redacted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person should know of cells and lines that were read otherwise than they may expect: one note for each kind. */
final class CellNotes {

    /** Behind the number of the lines, which are one or several. */
    enum Kind {
        SIZE("a size that cannot be read, and left aside"),
        LANGUAGE("a language that is not known, and left aside. Write two letters, such as en or de"),
        ACCESS("a team_access that is not known, and left aside. Write edit, comment, view or none"),
        HIDDEN_IN_NAME("a name with an invisible character in it"),
        HASH("a name that begins with #, and read as a project. Remove the line if it is a comment"),
        COMMENT("a comment, and skipped"),
        ABOVE("text above the header, and skipped"),
        TOTAL("a total below the last video, and skipped");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final int SHOWN = 3;
    private static final int EXCERPT = 30;

    private final Map<Kind, List<String>> first = new LinkedHashMap<>();
    private final Map<Kind, Integer> counts = new LinkedHashMap<>();

    void add(Kind kind, int line, String cell) {
        int count = counts.merge(kind, 1, Integer::sum);
        if (count <= SHOWN) {
            String text = Redacted.text(Characters.onOneLine(Characters.trim(cell)));
            String shown = text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
            first.computeIfAbsent(kind, unused -> new ArrayList<>()).add("\"%s\" (line %d)".formatted(shown, line));
        }
    }

    /** Whether text above the header is written as a comment. */
    boolean hasHashAbove() {
        return first.getOrDefault(Kind.ABOVE, List.of()).stream().anyMatch(shown -> shown.startsWith("\"#"));
    }

    /** A sentence each, without a full stop. */
    List<String> notes() {
        return counts.entrySet().stream()
                .map(each -> "%d %s: %s%s"
                        .formatted(
                                each.getValue(),
                                (each.getValue() == 1 ? "line has " : "lines have ") + each.getKey().words,
                                String.join(", ", first.getOrDefault(each.getKey(), List.of())),
                                each.getValue() > SHOWN ? " …" : ""))
                .toList();
    }
}
