package io.nightcut.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Entry;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.RemoteJob;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.ledger.model.SubmissionState;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultRowTest {

    private static final Instant TWO = Instant.parse("2026-11-23T02:00:00.123Z");

    @Test
    void theColumnsAreAContract() {
        assertThat(String.join(",", ResultRow.HEADER))
                .isEqualTo(
                        "name,status,review,project_url,project_id,import_job_id,agent_job_id,agent_response,"
                                + "project_changed,media_seconds_used,ai_credits_used,started_at,finished_at,attempts,message,resolved,stop_reason,owner,resolved_model,credits_wasted");
    }

    @Test
    void anEditedProjectTellsOfBothItsJobs() {
        Entry entry = new Entry(
                2,
                "Recap",
                null,
                submission(Stage.IMPORT, SubmissionState.DONE, 1, done("60.500", null, null, null)),
                submission(Stage.EDIT, SubmissionState.DONE, 2, done("1.5", "5.397", "Done.", "made twice")));

        assertThat(new ResultRow(entry).cells())
                .containsExactly(
                        "Recap",
                        "edited",
                        "made twice",
                        "https://web.descript.com/p",
                        "p",
                        "IMPORT job",
                        "EDIT job",
                        "Done.",
                        "true",
                        "62",
                        "5.397",
                        "2026-11-23T02:00:00Z",
                        "2026-11-23T02:05:00Z",
                        "2",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "");
    }

    @Test
    void aLineThatIsNoProjectSaysWhereItStandsAndWhatIsWrong() {
        assertThat(new ResultRow(new Entry(7, "Typo", "the url is no link", null, null)).cells())
                .containsExactly(
                        "Typo",
                        "invalid",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "0",
                        "Line 7: the url is no link",
                        "",
                        "",
                        "",
                        "",
                        "");
    }

    @Test
    void whatIsUnderWayIsNotFinished() {
        Entry entry = new Entry(
                2, "Recap", null, submission(Stage.IMPORT, SubmissionState.RUNNING, 1, open("still running")), null);
        assertThat(new ResultRow(entry).cells())
                .contains("importing", "still running")
                .endsWith("", "1", "still running", "", "", "", "", "");
    }

    @Test
    void whatWaitsSaysWhatItWaitsForAndThatAnEarlierJobOfItFailed() {
        Outcome failed =
                new Outcome(SubmissionState.WAITING, "stopped", true, null, null, null, null, null, null, null);
        Outcome never = Outcome.without(SubmissionState.WAITING, null, true, "out of credits. Run again");

        assertThat(cells(SubmissionState.WAITING, failed))
                .endsWith(
                        "job IMPORT job failed before; not sent yet. Run the same command again to continue.",
                        "",
                        "",
                        "",
                        "",
                        "");
        assertThat(cells(SubmissionState.WAITING, never)).endsWith("out of credits. Run again", "", "", "", "", "");
        assertThat(cells(SubmissionState.SENDING, never))
                .endsWith("out of credits. Run again. Run the same command again to continue.", "", "", "", "", "");
        assertThat(cells(SubmissionState.RUNNING, failed))
                .endsWith(
                        "job IMPORT job was running in Descript. Run the same command again to continue.",
                        "",
                        "",
                        "",
                        "",
                        "");
    }

    private static List<String> cells(SubmissionState state, Outcome outcome) {
        return new ResultRow(new Entry(2, "Recap", null, submission(Stage.IMPORT, state, 1, outcome), null)).cells();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"})
    void noCellStartsAFormula(String text) throws IOException {
        assertThat(written(text)).isEqualTo("\"'" + text.replaceAll("[\t\r]", " ") + "\"\n");
    }

    @Test
    void otherCellsAreLeftAsTheyAre() throws IOException {
        assertThat(written("a=b, \"c\"")).isEqualTo("\"a=b, \"\"c\"\"\"\n");
        assertThat(written("007")).isEqualTo("\"007\"\n");
    }

    private static String written(String cell) throws IOException {
        StringWriter csv = new StringWriter();
        new CsvTable(List.of("name"), row -> row.accept(List.of(cell))).write(csv);
        return csv.toString().substring("\"name\"\n".length());
    }

    private static Submission submission(Stage stage, SubmissionState state, int attempts, Outcome outcome) {
        RemoteJob job = new RemoteJob(stage + " job", "p", "https://web.descript.com/p");
        return new Submission(
                "k",
                "Recap",
                stage,
                state,
                attempts,
                false,
                TWO,
                TWO.plusSeconds(300),
                job,
                outcome,
                null,
                0,
                null,
                null);
    }

    private static Outcome open(String message) {
        return Outcome.without(SubmissionState.RUNNING, "running", false, message);
    }

    private static Outcome done(String seconds, String credits, String response, String review) {
        return new Outcome(
                SubmissionState.DONE,
                "stopped",
                false,
                null,
                new BigDecimal(seconds),
                credits == null ? null : new BigDecimal(credits),
                response,
                response == null ? null : true,
                null,
                review);
    }
}
