package io.nightcut.story;

import io.nightcut.sandbox.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code src/docs/answers.md}: tables of which every cell is tried. */
final class AnswersDocument {

    private static final Path FILE = Path.of("src/docs/answers.md");
    static final String KINDS = "## What each answer counts as";

    private AnswersDocument() {}

    static String heading(Call call) {
        return "### " + call;
    }

    /** The rows of the table under a heading, without its two first lines. */
    static List<String> rows(String heading) {
        try {
            return Files.readAllLines(FILE).stream()
                    .dropWhile(line -> !line.equals(heading))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("#"))
                    .filter(line -> line.startsWith("|"))
                    .skip(2)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The cells of a row; a bar in a cell is written as {@code \|}. */
    static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("(?<!\\\\)\\|"))
                .map(String::strip)
                .toList();
    }

    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** As it was seen, beside the document, to be copied when a change is meant. */
    static void write(String file, List<String> rows) throws IOException {
        Files.write(Path.of("target", file), rows);
    }
}
