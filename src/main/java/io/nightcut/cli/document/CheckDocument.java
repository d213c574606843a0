package io.nightcut.cli.document;

import io.nightcut.cli.format.Document;
import io.nightcut.manifest.ManifestPreview;
import io.nightcut.results.CsvTable;
import io.nightcut.run.PlanFigures;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} prints for scripts.
 *
 * @param leastSeconds that the plan's calls take at the API's rate limits
 * @param refusal why a run would send nothing; null: it would not refuse
 * @param probe null: it was not asked for
 */
public record CheckDocument(
        String manifest,
        PlanFigures plan,
        long leastSeconds,
        List<ManifestPreview.Compared> compared,
        List<Finding> findings,
        List<String> notes,
        @Nullable String refusal,
        @Nullable Probed probe)
        implements Document {

    /**
     * What there is to say about a line.
     *
     * @param isError whether its project is not imported for it
     */
    public record Finding(int line, String name, boolean isError, String message) {}

    /** What the media servers answered. */
    public record Probed(String summary, List<ProbeProblem> problems, List<Redirect> redirects) {}

    /** A file that cannot be downloaded, or about which there is a warning. */
    public record ProbeProblem(
            int line, String name, @Nullable String redirectedTo, boolean isError, String message) {}

    /** So many links of one host lead to another. */
    public record Redirect(String hosts, int files) {}

    /** A row for each finding, and for each problem of the probe. */
    @Override
    public CsvTable table() {
        Stream<Finding> all = Stream.concat(
                findings.stream(),
                Stream.ofNullable(probe)
                        .flatMap(probed -> probed.problems().stream())
                        .map(each -> new Finding(each.line(), each.name(), each.isError(), each.message())));
        return new CsvTable(
                List.of("line", "name", "is_error", "message"),
                row -> all.forEach(each -> row.accept(List.of(
                        String.valueOf(each.line()), each.name(), String.valueOf(each.isError()), each.message()))));
    }
}
