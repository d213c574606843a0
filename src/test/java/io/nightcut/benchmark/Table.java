package io.nightcut.benchmark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns side by side, as Markdown. */
record Table(List<BenchmarkColumn> columns) {

    @Override
    public String toString() {
        Set<String> rows = columns.stream()
                .flatMap(column -> column.cells().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Stream<String> head = Stream.of(
                line("", columns.stream().map(BenchmarkColumn::title)),
                line("---", columns.stream().map(column -> "---:")));
        Stream<String> body = rows.stream()
                .map(row ->
                        line(row, columns.stream().map(column -> column.cells().getOrDefault(row, ""))));
        return Stream.concat(head, body).collect(Collectors.joining("\n"));
    }

    private static String line(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
