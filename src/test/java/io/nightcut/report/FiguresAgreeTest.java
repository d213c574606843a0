package io.nightcut.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Hold;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.Spent;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.results.ProjectResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever the ledger holds, the report shows each row of the results once, and its figures are those of the rows. */
class FiguresAgreeTest {

    private static final Instant TWO = Instant.parse("2026-11-26T02:00:00Z");

    @Property(tries = 300)
    void theFiguresOfTheReportAreThoseOfTheResults(@ForAll long seed, @ForAll @IntRange(max = 40) int lines) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        PageBuilder builder = new PageBuilder(new Commands("/srv/night.csv", ""), List.of(), lines);
        for (int i = 0; i < lines; i++) {
            entries.add(entry(random, i + 2));
        }
        entries.forEach(builder::add);
        ReportPage page = builder.page("night.csv", List.of(), List.of(), TWO);
        MorningSummary summary = page.summary();

        assertThat(summary.all()).isEqualTo(lines);
        assertThat(rows(page)).containsExactlyInAnyOrderEntriesOf(byLine(entries));
        assertThat(summary.ready()).isEqualTo(page.ready().size()).isEqualTo((int) entries.stream()
                .map(ProjectResult::of)
                .filter(row -> row.resolved() != null || row.status().equals("edited") && row.review() == null)
                .count());
        assertThat(summary.byItself())
                .isEqualTo(page.next().stream()
                        .mapToInt(group -> group.rows().size())
                        .sum());
        assertThat(summary.needsSomeone())
                .isEqualTo(page.people().stream()
                        .mapToInt(ReportPage.Person::projects)
                        .sum());
        assertThat(summary.toDo()).hasSameSizeAs(summary.moves().keySet());
        assertThat(page.people().stream()
                        .flatMap(person -> person.groups().stream())
                        .flatMap(group -> group.rows().stream())
                        .map(ReportRow::status))
                .as("what is invalid, or to review, needs somebody")
                .filteredOn("invalid"::equals)
                .hasSize((int) entries.stream()
                        .filter(entry -> entry.importing() == null)
                        .count());
    }

    private static Map<Integer, String> rows(ReportPage page) {
        Map<Integer, String> rows = new HashMap<>();
        Stream.of(
                        page.people().stream()
                                .flatMap(person -> person.groups().stream())
                                .flatMap(group -> group.rows().stream()),
                        page.next().stream().flatMap(group -> group.rows().stream()),
                        page.ready().stream())
                .flatMap(each -> each)
                .forEach(row -> rows.merge(
                        row.number(),
                        row.status() + row.credits() + row.stopReason(),
                        (one, other) -> one + " and " + other));
        return rows;
    }

    private static Map<Integer, String> byLine(List<Entry> entries) {
        Map<Integer, String> rows = new HashMap<>();
        for (Entry entry : entries) {
            ProjectResult row = ProjectResult.of(entry);
            rows.put(
                    entry.lineNumber(),
                    row.status()
                            + (row.aiCreditsUsed() == null
                                    ? ""
                                    : row.aiCreditsUsed().toPlainString())
                            + row.stopReason());
        }
        return rows;
    }

    private static Entry entry(Random random, int line) {
        String owner = random.nextBoolean() ? null : "Ann";
        if (random.nextInt(8) == 0) {
            return new Entry(line, "Line " + line, "no link", null, null, owner, Spent.NOTHING);
        }
        Submission imported = submission(random, Stage.IMPORT);
        boolean hasEdit = imported.state() == SubmissionState.DONE && random.nextInt(5) > 0;
        return new Entry(
                line,
                "Line " + line,
                null,
                imported,
                hasEdit ? submission(random, Stage.EDIT) : null,
                owner,
                Spent.NOTHING);
    }

    private static Submission submission(Random random, Stage stage) {
        SubmissionState state = random.nextInt(3) > 0
                ? SubmissionState.DONE
                : SubmissionState.values()[random.nextInt(SubmissionState.values().length)];
        String jobState = oneOf(random, null, "stopped", "overdue", "not_shown", "refused");
        return new Submission(
                "0123456789abcdef",
                "Name",
                stage,
                state,
                1,
                false,
                TWO,
                TWO.plusSeconds(60),
                random.nextBoolean() ? new RemoteJob("job", "p", "https://web.descript.com/p") : null,
                new Outcome(
                        state,
                        jobState,
                        random.nextBoolean(),
                        null,
                        BigDecimal.TEN,
                        random.nextBoolean() ? null : new BigDecimal("1.5"),
                        "Done.",
                        true,
                        oneOf(random, null, "why"),
                        oneOf(random, null, null, "the agent asked a question", "made twice")),
                state == SubmissionState.FAILED && random.nextBoolean() ? Hold.values()[random.nextInt(3)] : null,
                1,
                stage == Stage.IMPORT && random.nextInt(8) == 0 ? Resolution.values()[random.nextInt(2)] : null,
                oneOf(random, null, "deadline", "credits", "minutes", "failures", "budget"));
    }

    private static @Nullable String oneOf(Random random, @Nullable String... words) {
        return words[random.nextInt(words.length)];
    }
}
