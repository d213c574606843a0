package io.nightcut.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Bill;
import io.nightcut.story.Ended;
import io.nightcut.story.InAFile;
import io.nightcut.story.NightFixture;
import io.nightcut.story.ResultLine;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A state of version 0.1.0, with a project in every state of both stages, a run that came to its end and one that died, is
 * opened by the program of today: it tells the same, and pays for nothing that is paid.
 */
@InAFile
class GoldenStateTest extends NightFixture {

    private static final List<String> NOTHING_MORE_HAPPENS_TO =
            List.of("Edited", "Asked back", "Several files", "Import unknown", "Edit unknown", "No link");

    @BeforeEach
    void layTheStateAndWhatDescriptHas() {
        // Long enough ago for the sandbox's jobs to have ended.
        GoldenState.at(nightcut.state()).seed(sandbox, Instant.now().minusSeconds(5));
    }

    /** More words may follow the last cell's, and new columns come after it: all but its closing quote is compared. */
    @Test
    void theResultsAreToTheLetterWhatTheyWere() throws IOException {
        Ended results = nightcut.say("results", "-");

        assertThat(results.exitCode()).as(results.said()).isZero();
        List<String> written = ResultLine.text(folder.resolve("results/stdin-results.csv"))
                .lines()
                .toList();
        List<String> golden = Golden.lines("results.csv");
        assertThat(written).hasSameSizeAs(golden);
        assertThat(written)
                .zipSatisfy(
                        golden,
                        (line, before) -> assertThat(line).startsWith(before.substring(0, before.length() - 1)));
        assertThat(callsReceived()).isZero();
    }

    @Test
    void theGoldenResultsHaveALineOfEveryStatus() {
        Ended results = Golden.piped("", nightcut, "results", "-");

        assertThat(results.statuses())
                .contains(
                        "edited",
                        "edit_failed",
                        "import_failed",
                        "editing",
                        "importing",
                        "waiting",
                        "unknown",
                        "invalid");
    }

    @Test
    void statusTellsOfBothRunsAndOfTheManifest() {
        Ended status = nightcut.say("status");

        assertThat(status.exitCode()).as(status.said()).isZero();
        assertThat(status.out())
                .contains(
                        "  -  started " + local("2024-11-26T05:10:42") + ", still running, or ended without closing",
                        "  -  started " + local("2024-11-26T05:10:31") + ", completed with failures "
                                + local("2024-11-26T05:10:33"),
                        "  -: 3 edited, 1 of them to review, 5 failed, 1 invalid, 2 unknown, 6 running, 4 waiting");
    }

    @Test
    void whatIsPaidIsNotPaidAgainAndWhatIsOwedIsPaidOnce() {
        Ended before = Golden.piped("", nightcut, "results", "-");
        Ended night = run();

        assertThat(night.exitCode()).as(night.said()).isEqualTo(1);
        assertThat(folder.resolve("state"))
                .as("the state as it was")
                .isDirectoryContaining("glob:**/nightcut-version-*.mv.db");
        assertThat(sandbox.bill().charges())
                .extracting(GoldenStateTest::words)
                .containsExactlyInAnyOrder(
                        "IMPORT Import failed",
                        "IMPORT Import sending in vain",
                        "IMPORT Import waiting",
                        "AGENT Import failed",
                        "AGENT Import sending in vain",
                        "AGENT Import waiting",
                        "AGENT Import overdue",
                        "AGENT Import running",
                        "AGENT Import sending",
                        "AGENT Import lost",
                        "AGENT Edit failed",
                        "AGENT Edit sending in vain",
                        "AGENT Edit waiting");
        assertThat(night.results()).hasSameSizeAs(before.results());
        for (String project : NOTHING_MORE_HAPPENS_TO) {
            assertThat(night.of(project)).isEqualTo(before.of(project));
        }
        assertThat(night.of("Import cancelled").status()).isEqualTo("import_failed");
        assertThat(night.of("Edit cancelled").status()).isEqualTo("edit_failed");
        assertThat(night.results().stream().filter(line -> line.status().equals("edited")))
                .hasSize(16);
        assertThat(run().exitCode()).isEqualTo(1);
        assertThat(sandbox.bill().charges()).hasSize(13);
    }

    /** What stood in Descript under an id that the state knew, or had lost, is still that project's. */
    @Test
    void theJobsThatTheStateKnewStayTheJobsOfTheirProjects() {
        Ended before = Golden.piped("", nightcut, "results", "-");
        Ended night = run();

        for (String project :
                List.of("Import overdue", "Import running", "Edit sending", "Edit waiting", "Edit failed")) {
            assertThat(cells(night.of(project), "project_id", "import_job_id"))
                    .isEqualTo(cells(before.of(project), "project_id", "import_job_id"))
                    .doesNotContain("");
        }
        assertThat(night.of("Edit running").cell("agent_job_id"))
                .isEqualTo(before.of("Edit running").cell("agent_job_id"))
                .isNotEmpty();
        Ended audit = nightcut.say("audit", "-");
        assertThat(audit.out()).contains("orphans: 0 ");
    }

    private Ended run() {
        return Golden.piped(Golden.text("night.csv"), nightcut, "run", "-", "--group");
    }

    private static String words(Bill.Charge charge) {
        return charge.type() + " " + charge.project();
    }

    private static List<String> cells(ResultLine line, String... columns) {
        return Stream.of(columns).map(line::cell).toList();
    }

    /** Spring Batch keeps local times without their offset. */
    private static String local(String time) {
        ZonedDateTime local = LocalDateTime.parse(time).atZone(ZoneId.systemDefault());
        return time.replace('T', ' ')
                + DateTimeFormatter.ofPattern("xxx", Locale.ROOT).format(local);
    }
}
