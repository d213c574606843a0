package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever the ledger holds when a run ends: report, message, metrics and JSON have the figures of the results file. For as
 * many ledgers as you like:
 *
 * <pre>./mvnw test -Dtest=FiguresTest -Djqwik.tries.default=100</pre>
 */
@Tag("long")
class FiguresTest {

    private static final double SPEED = 600;
    private static final int LINES = 40;
    private static final Path FOLDER = Path.of("target/figures").toAbsolutePath();
    private static final Pattern METRIC = Pattern.compile("nightcut_projects\\{.*status=\"(\\w+)\"} ([0-9.]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern REPORT_ROW =
            Pattern.compile("data-line=\"(\\d+)\" data-status=\"(\\w+)\" data-attempts=\"(\\d+)\"");

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void allThatIsToldOfANightHasTheFiguresOfItsResults(@ForAll long seed) throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        Random random = new Random(seed);
        Path told = FOLDER.resolve("told.json");
        Path metrics = FOLDER.resolve("nightcut.prom");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withSpeed(SPEED))) {
            Nightcut nightcut = Nightcut.in(FOLDER, sandbox, SPEED)
                    .with("nightcut.notify.when", "always")
                    .with("nightcut.notify.command", writesTo(told))
                    .with("nightcut.notify.metrics-file", metrics);
            Path manifest = manifest(random);
            // A start so late submits nothing: the ledger stays as it is made.
            String past = LocalTime.now().minusHours(1).format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
            nightcut.run(manifest, "--until", past);
            new State(nightcut).change(new RandomLedger(random).statements(LINES));
            Ended night = nightcut.run(manifest, "--until", past);

            assertThat(night.results()).as(night.said()).hasSize(LINES);
            assertThat(sandbox.bill().charges()).isEmpty();
            Map<String, Integer> figures = figures(night.results());
            assertMetrics(figures, Files.readString(metrics));
            assertMessage(night, json(Files.readString(told)));
            assertReport(night.results(), json(Files.readString(told)), manifest);
            JsonNode results = json(nightcut.say("results", manifest.toString(), "--format", "json")
                    .out());
            assertTally(figures, results.path("tally"));
            assertRows(night.results(), results.path("projects"));
            assertTally(
                    figures,
                    json(nightcut.say("status", "--format", "json").out())
                            .path("manifests")
                            .path(0)
                            .path("projects"));
        }
    }

    /** As the columns have it, and nothing else. */
    private static Map<String, Integer> figures(List<ResultLine> rows) {
        Map<String, Integer> figures = new HashMap<>();
        Predicate<ResultLine> isOpen = row -> row.cell("resolved").isEmpty();
        Predicate<ResultLine> isEdited = row -> row.status().equals("edited");
        figures.put("edited", count(rows, isEdited));
        figures.put("to_review", count(rows, isEdited.and(row -> !row.review().isEmpty())));
        figures.put("failed", count(rows, isOpen.and(row -> row.status().endsWith("_failed"))));
        figures.put("running", count(rows, isOpen.and(row -> row.status().matches("importing|editing"))));
        for (String status : List.of("invalid", "unknown", "waiting")) {
            figures.put(status, count(rows, isOpen.and(row -> row.status().equals(status))));
        }
        for (String decided : List.of("accepted", "dropped")) {
            figures.put(
                    decided,
                    count(
                            rows,
                            isEdited.negate().and(row -> row.cell("resolved").equals(decided))));
        }
        return figures;
    }

    private static void assertMetrics(Map<String, Integer> figures, String metrics) {
        Map<String, Integer> measured = METRIC.matcher(metrics)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> (int) Double.parseDouble(match.group(2))));
        measured.merge("edited", measured.get("to_review"), Integer::sum);
        assertThat(measured).containsExactlyInAnyOrderEntriesOf(figures);
    }

    private static void assertMessage(Ended night, JsonNode message) {
        List<ResultLine> rows = night.results();
        int ready = count(
                rows,
                row -> !row.cell("resolved").isEmpty()
                        || row.status().equals("edited") && row.review().isEmpty());
        int needs = message.path("needs_someone").asInt();
        assertThat(message.path("exit_code").asInt()).isEqualTo(night.exitCode());
        assertThat(message.path("ready").asInt()).isEqualTo(ready);
        assertThat(ready + needs + message.path("at_next_run").asInt()).isEqualTo(rows.size());
        assertThat(needs)
                .isGreaterThanOrEqualTo(count(
                        rows,
                        row -> row.cell("resolved").isEmpty()
                                && (!row.review().isEmpty() && row.status().equals("edited")
                                        || row.status().matches("invalid|import_failed"))));
        assertThat(message.path("at_next_run").asInt())
                .isGreaterThanOrEqualTo(count(
                        rows,
                        row -> row.cell("resolved").isEmpty() && row.status().equals("waiting")));
        assertThat(message.path("to_do")
                        .valueStream()
                        .mapToInt(FiguresTest::number)
                        .sum())
                .isEqualTo(needs);
    }

    /** {@code Fix 4 links}. */
    private static int number(JsonNode move) {
        return NUMBER.matcher(move.asString())
                .results()
                .map(MatchResult::group)
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static void assertReport(List<ResultLine> rows, JsonNode message, Path manifest) throws IOException {
        String report = Files.readString(Path.of(message.path("report").asString()));
        assertThat(report)
                .contains(
                        "<h1>" + message.path("sentence").asString() + "</h1>",
                        "</span>" + message.path("ready").asInt() + " ready");
        // The lines of the manifest are those of the results, in its order.
        assertThat(REPORT_ROW
                        .matcher(report)
                        .results()
                        .map(row -> "%s %s %s".formatted(row.group(1), row.group(2), row.group(3))))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, rows.size())
                        .mapToObj(index -> "%d %s %s"
                                .formatted(
                                        index + 2,
                                        rows.get(index).status(),
                                        rows.get(index).cell("attempts")))
                        .toList());
        assertThat(Files.readAllLines(manifest)).hasSize(rows.size() + 1);
    }

    private static void assertTally(Map<String, Integer> figures, JsonNode tally) {
        figures.forEach(
                (name, count) -> assertThat(tally.path(name).asInt(-1)).as(name).isEqualTo(count));
    }

    private static void assertRows(List<ResultLine> rows, JsonNode projects) {
        assertThat(projects.size()).isEqualTo(rows.size());
        for (int index = 0; index < rows.size(); index++) {
            JsonNode project = projects.path(index);
            rows.get(index)
                    .cells()
                    .forEach((column, cell) -> assertThat(text(project.path(column)))
                            .as("%s of row %s", column, project)
                            .isEqualTo(cell));
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isNumber() ? new BigDecimal(value.asString()).toPlainString() : value.asString();
    }

    private static int count(List<ResultLine> rows, Predicate<ResultLine> which) {
        return (int) rows.stream().filter(which).count();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Path manifest(Random random) throws IOException {
        return Files.write(
                FOLDER.resolve("night.csv"),
                Stream.concat(
                                Stream.of("name,url,owner"),
                                IntStream.range(0, LINES)
                                        .mapToObj(line -> "Video %d,%s,%s"
                                                .formatted(
                                                        line,
                                                        random.nextInt(8) == 0
                                                                ? "nowhere"
                                                                : "https://media.example.com/" + line + ".mp4",
                                                        random.nextBoolean() ? "Ann" : "")))
                        .toList());
    }

    private static Path writesTo(Path file) throws IOException {
        Path program = Files.writeString(FOLDER.resolve("tell"), "#!/bin/sh\ncat > '" + file + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }
}
