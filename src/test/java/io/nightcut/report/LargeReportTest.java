package io.nightcut.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.history.PastNight;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report of a large night opens from a mail. */
class LargeReportTest {

    private static final Instant TWO = Instant.parse("2026-11-26T02:00:00Z");
    private static final int PROJECTS = 10_000;
    private static final int MEGABYTE = 1_000_000;

    @Test
    void tenThousandProjectsWithLongAnswersTakeLessThanTenMegabytes() throws IOException {
        PastRun run = new PastRun(1, 1, "/srv/night.csv", TWO, TWO.plusSeconds(36_000), "completed", null);
        PageBuilder builder =
                new PageBuilder(new Commands("/srv/night.csv", ""), List.of(new PastNight(List.of(run))), PROJECTS);
        for (int i = 0; i < PROJECTS; i++) {
            builder.add(new Entry(
                    i + 2, "Weekly recap " + i, null, submission(i, Stage.IMPORT), submission(i, Stage.EDIT)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Report.render(builder.page("night.csv", List.of(), List.of(), TWO), out);

        assertThat(out.size()).isLessThan(10 * MEGABYTE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("<h1>All 10000 are ready.</h1>", "one of 42 is drawn", "Weekly recap 9999");
    }

    private static Submission submission(int number, Stage stage) {
        return new Submission(
                "%064x".formatted(number),
                "Weekly recap " + number,
                stage,
                SubmissionState.DONE,
                1,
                false,
                TWO.plusSeconds(number),
                TWO.plusSeconds(number + 600),
                new RemoteJob("job-" + number, "project-" + number, "https://web.descript.com/project-" + number),
                new Outcome(
                        SubmissionState.DONE,
                        "stopped",
                        false,
                        null,
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        "I removed the filler words and tightened the pauses. ".repeat(20),
                        true,
                        null,
                        null),
                null,
                0,
                null,
                null);
    }
}
