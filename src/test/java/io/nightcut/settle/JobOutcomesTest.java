package io.nightcut.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.descript.api.JobStatus;
import io.nightcut.ledger.model.Outcome;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.SubmissionState;
import io.nightcut.settle.ImportSettings.Partial;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What a job's end, as Descript writes it, means for its project. */
class JobOutcomesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JobOutcomes outcomes = new JobOutcomes(new ImportSettings(Partial.FAIL));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            IMPORT | stopped   | {"status": "success"}              | DONE   | false
            IMPORT | stopped   | {"status": "partial"}              | FAILED | true
            IMPORT | stopped   | {"status": "error"}                | FAILED | true
            IMPORT | stopped   | {"status": "splendid"}             | FAILED | false
            IMPORT | stopped   | {}                                 | FAILED | false
            IMPORT | stopped   | null                               | FAILED | false
            IMPORT | cancelled | null                               | FAILED | false
            IMPORT | cancelled | {"status": "success"}              | FAILED | false
            EDIT   | stopped   | {"status": "success"}              | DONE   | false
            EDIT   | stopped   | {"status": "error"}                | FAILED | true
            EDIT   | stopped   | null                               | FAILED | false
            EDIT   | cancelled | null                               | FAILED | false
            """)
    void onlyWhatDescriptCallsAFailureIsTriedAgainByItself(
            Stage stage, String jobState, String result, SubmissionState state, boolean tryAgain) {
        Outcome outcome = outcomes.of(stage, job(jobState, result));
        assertThat(outcome.state()).isEqualTo(state);
        assertThat(outcome.tryAgain()).isEqualTo(tryAgain);
        assertThat(outcome.message() == null).isEqualTo(state == SubmissionState.DONE);
    }

    @Test
    void whereThatIsSetAnImportOfAPartIsEditedAndAPersonIsAskedToLook() {
        JobOutcomes lenient = new JobOutcomes(new ImportSettings(Partial.EDIT));
        Outcome part = lenient.of(Stage.IMPORT, job("stopped", """
                {"status": "partial", "media_status": {"a.mp4": {"status": "success"}, "b.mp4": {"status": "failed"}}}
                """));
        Outcome nothing = lenient.of(Stage.IMPORT, job("stopped", """
                {"status": "partial", "media_status": {"b.mp4": {"status": "failed"}}}
                """));

        assertThat(part.state()).isEqualTo(SubmissionState.DONE);
        assertThat(part.review()).isEqualTo("part of the media failed: b.mp4");
        assertThat(part.message()).isNull();
        assertThat(nothing.state()).isEqualTo(SubmissionState.FAILED);
        assertThat(nothing.message()).isEqualTo("part of the media failed: b.mp4");
    }

    @Test
    void anImportGivesTheCompositionThatItMadeAndWhatItUsed() {
        Outcome outcome = outcomes.of(Stage.IMPORT, job("stopped", """
                {"status": "success", "media_seconds_used": 61.5, "created_compositions": [{"id": "c1", "name": "Main"}]}
                """));
        assertThat(outcome.compositionId()).isEqualTo("c1");
        assertThat(outcome.mediaSecondsUsed()).isEqualByComparingTo(new BigDecimal("61.5"));
    }

    @Test
    void whatFailedOfTheMediaIsNamedWithoutItsSignature() {
        Outcome outcome = outcomes.of(Stage.IMPORT, job("stopped", """
                {"status": "partial", "media_status": {
                  "b.mp4": {"status": "failed", "error_message": "404 from https://a.example/b.mp4?sig=abc"},
                  "a.mp4": {"status": "success"},
                  "c.mp4": {"status": "failed"}}}
                """));
        assertThat(outcome.message())
                .isEqualTo("part of the media failed: b.mp4: 404 from https://a.example/b.mp4?…; c.mp4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"status": "error", "error_message": "no speech found"}                       | no speech found
            {"status": "error", "error_message": "no speech", "error_code": "no_speech"}  | no speech (no_speech)
            {"status": "error", "error_message": "see https://a.example/?sig=abc"}        | see https://a.example/?…
            {"status": "error"}                                                           | Descript gives no reason
            """)
    void anErrorIsToldInDescriptsWords(String result, String message) {
        assertThat(outcomes.of(Stage.EDIT, job("stopped", result)).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"status": "success", "agent_response": "Done.", "project_changed": true}       |
            {"status": "success", "agent_response": "Done."}                                |
            {"status": "success", "agent_response": "Which one? ", "project_changed": true} | the agent asked a question
            {"status": "success", "agent_response": "Done.", "project_changed": false}      | the agent changed nothing
            """)
    void anEditThatAPersonShouldLookAtSaysWhy(String result, String review) {
        Outcome outcome = outcomes.of(Stage.EDIT, job("stopped", result));
        assertThat(outcome.state()).isEqualTo(SubmissionState.DONE);
        assertThat(outcome.review()).isEqualTo(review);
    }

    @Test
    void creditsMayHaveFractions() {
        Outcome outcome = outcomes.of(Stage.EDIT, job("stopped", """
                {"status": "success", "ai_credits_used": 5.397, "agent_response": "See https://a.example/?sig=abc"}
                """));
        assertThat(outcome.aiCreditsUsed()).isEqualByComparingTo(new BigDecimal("5.397"));
        assertThat(outcome.agentResponse()).isEqualTo("See https://a.example/?…");
    }

    @Test
    void whatNeverEndsAndWhatIsGoneIsNotSubmittedAgainByItself() {
        Outcome overdue = JobOutcomes.overdue(job("running", "null"), Duration.ofHours(3));
        assertThat(overdue.state()).isEqualTo(SubmissionState.UNKNOWN);
        assertThat(overdue.tryAgain()).isFalse();
        assertThat(overdue.message()).startsWith("job j has not ended in 3 h 00 min (running)");
        assertThat(JobOutcomes.vanished("j").state()).isEqualTo(SubmissionState.UNKNOWN);
        assertThat(JobOutcomes.vanished("j").tryAgain()).isFalse();
    }

    private static JobStatus job(String state, String result) {
        return JobStatus.of(JSON.readTree("""
                {"job_id": "j", "job_state": "%s", "result": %s}
                """.formatted(state, result))).orElseThrow();
    }
}
