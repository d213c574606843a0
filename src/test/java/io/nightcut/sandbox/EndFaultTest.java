package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Caller.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Jobs whose records are not as the contract has them. */
class EndFaultTest extends SandboxFixture {

    @Test
    void aJobEndsInTheStateFailed() {
        JsonNode job = ended(EndFaults.failedState(Call.IMPORT, "The worker was lost"));
        assertThat(job.path("job_state").asString()).isEqualTo("failed");
        assertThat(job.at("/result/error").asString()).isEqualTo("The worker was lost");
        assertThat(job.path("stopped_at").isNull()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,3.5", "false,0"})
    void aJobEndsForWantOfCreditBilledOrNot(boolean billed, double credits) {
        String words = EndFaults.NO_CREDITS.get(0);
        JsonNode result =
                ended(EndFaults.outOfCredit(Call.IMPORT, words, billed)).path("result");
        assertThat(result.path("status").asString()).isEqualTo("error");
        assertThat(result.path("error_message").asString()).isEqualTo("Insufficient AI credits");
        assertThat(result.path("ai_credits_used").asDouble(0)).isEqualTo(credits);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"done\"", "17", "[1]", "{\"status\":7}"})
    void aResultIsOfAnyShapeInThePageAndSingly(String json) {
        JsonNode job = ended(EndFaults.result(Call.IMPORT, json));
        assertThat(job.path("result").toString()).isEqualTo(json);
        assertThat(caller.get("/jobs").json().at("/data/0/result").toString()).isEqualTo(json);
    }

    @Test
    void aRunningJobHasNoResultWhateverIsOrdered() {
        sandbox.order(EndFaults.result(Call.IMPORT, "17"));
        String job = caller.importMedia("Recap").text("job_id");
        clock.passSeconds(50);
        assertThat(caller.job(job).json().path("result").isNull()).isTrue();
    }

    @Test
    void aStateIsUnknownForEver() {
        JsonNode job = ended(EndFaults.state(Call.IMPORT, "archived"));
        assertThat(job.path("job_state").asString()).isEqualTo("archived");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "1e24", "\"half\"", "null"})
    void aPercentIsOdd(String json) {
        sandbox.order(EndFaults.percent(Call.IMPORT, json));
        String job = caller.importMedia("Recap").text("job_id");
        clock.passSeconds(50);
        assertThat(caller.job(job).raw().body()).contains("\"percent\":" + json);
    }

    @Test
    void halfAnEmojiAndAZeroGoOutAsTheyAreWritten() {
        String said = "\"cut \\ud83d and \\u0000 and 1e24\"";
        String body = edited(EndFaults.agentJson(said)).raw().body();
        assertThat(body).contains("\"agent_response\":" + said);
    }

    @Test
    void theAgentSaysTenMegabytes() {
        Reply job = edited(EndFaults.agentSays("{x*10000000}"));
        assertThat(job.json().at("/result/agent_response").asString()).hasSize(10_000_000);
        assertThat(job.json().at("/result/status").asString()).isEqualTo("success");
    }

    @Test
    void theAgentSaysASecret() {
        String words = "Fetched https://x.example.com/a.mp4?sig=1&t=\"2\" with " + sandbox.token();
        assertThat(edited(EndFaults.agentSays(words))
                        .json()
                        .at("/result/agent_response")
                        .asString())
                .isEqualTo(words);
    }

    @Test
    void aNumberHasMorePlacesThanANumberHas() {
        String body = edited(EndFaults.record(Call.AGENT, "/result/ai_credits_used", "0.12345678901234567890"))
                .raw()
                .body();
        assertThat(body).contains("\"ai_credits_used\":0.12345678901234567890,");
    }

    @Test
    void severalPlacesOfARecordAreOrderedTogether() {
        sandbox.order(EndFaults.record(Call.AGENT, "/result/resolved_model", "{\"name\":\"other\"}"));
        JsonNode job = edited(EndFaults.record(Call.AGENT, "/result/project_changed", "\"no\""))
                .json();
        assertThat(job.at("/result/resolved_model/name").asString()).isEqualTo("other");
        assertThat(job.at("/result/project_changed").asString()).isEqualTo("no");
    }

    private JsonNode ended(Fault fault) {
        sandbox.order(fault);
        String job = caller.importMedia("Recap").text("job_id");
        clock.passSeconds(100);
        return caller.job(job).json();
    }

    private Reply edited(Fault fault) {
        String project = imported("Recap");
        sandbox.order(fault);
        String job = caller.edit(project).text("job_id");
        clock.passSeconds(60);
        return caller.job(job);
    }
}
