package io.nightcut.cli.document;

import io.nightcut.budget.Forecast;
import io.nightcut.budget.Range;
import io.nightcut.cli.format.Document;
import io.nightcut.manifest.ManifestPreview;
import io.nightcut.results.CsvTable;
import io.nightcut.run.PlanFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} prints for scripts.
 *
 * @param leastSeconds that the plan's calls take at the API's rate limits
 * @param refusal why a run would send nothing; null: it would not refuse
 * @param probe null: it was not asked for
 * @param forecast null: nothing is left to pay
 */
public record CheckDocument(
        String manifest,
        PlanFigures plan,
        long leastSeconds,
        List<ManifestPreview.Compared> compared,
        List<Finding> findings,
        List<String> notes,
        @Nullable String refusal,
        @Nullable Probed probe,
        @Nullable Forecasted forecast)
        implements Document {

    /**
     * What there is to say about a line.
     *
     * @param isError whether its project is not imported for it
     */
    public record Finding(int line, String name, boolean isError, String message) {}

    /**
     * What a run will probably cost: each range holds in eight of ten nights.
     *
     * @param retries projects that failed before, with the part of the expected costs that goes to them
     * @param basis what it rests on
     * @param shortages where Descript said that less was left
     * @param hasHistory false: some of it is a guess
     */
    public record Forecasted(
            Amounts mediaMinutes,
            Amounts aiCredits,
            int retries,
            BigDecimal retryMediaMinutes,
            BigDecimal retryAiCredits,
            List<String> basis,
            List<String> shortages,
            boolean hasHistory) {

        /** The same for scripts; null: there is none. */
        public static @Nullable Forecasted of(@Nullable Forecast forecast) {
            return forecast == null
                    ? null
                    : new Forecasted(
                            Amounts.of(forecast.minutes()),
                            Amounts.of(forecast.credits()),
                            forecast.retries(),
                            rounded(forecast.retryMinutes()),
                            rounded(forecast.retryCredits()),
                            forecast.basis(),
                            forecast.shortages(),
                            forecast.hasHistory());
        }
    }

    /** A range, and the mean within it. */
    public record Amounts(BigDecimal low, BigDecimal expected, BigDecimal high) {

        static Amounts of(Range range) {
            return new Amounts(rounded(range.low()), rounded(range.expected()), rounded(range.high()));
        }
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    }

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
