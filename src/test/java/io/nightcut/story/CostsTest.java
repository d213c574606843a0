package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was paid stays known, whatever became of it, and is what Descript says. */
class CostsTest extends NightFixture {

    @Test
    void whatAFailedAttemptHasCostIsShownAndAuditAgreesWithDescript() throws IOException {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Once"));
        Path manifest = manifestOf("Once", "Fine");
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        Ended night = nightcut.run(manifest);

        assertThat(night.statuses()).containsExactly("edited", "edited");
        assertThat(night.results().get(0).cell("resolved_model")).isEqualTo("sandbox-1");
        assertThat(night.results().get(1).cell("credits_wasted")).isEmpty();
        assertThat(sandbox.bill().of(JobType.AGENT)).hasSize(3);
        Ended costs = nightcut.say("costs");
        assertThat(costs.out()).contains(manifest + ": 2 imports, 3 edits, 2 edited; ", "all: 2 imports, 3 edits");
        assertThat(nightcut.say("audit", manifest.toString()).exitCode()).isZero();
        assertThat(nightcut.say("costs", "--by", "prompt", "--format", "csv").out())
                .startsWith("\"prompt\",\"imports\",\"edits\"");
    }

    @Test
    void whatIsUsedOfTheCapsIsShownBesideTheCosts() throws IOException {
        Path manifest = manifestOf("One", "Two");
        nightcut.run(manifest);
        String credits = nightcut.say("costs", "--by", "month", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1)[5].replace("\"", ""))
                .collect(Collectors.joining());
        String[] caps = {
            "--nightcut.budget.max-projects=7",
            "--nightcut.budget.month.credits=500",
            "--nightcut.budget.month.zone=UTC"
        };

        assertThat(nightcut.say(ArrayUtils.insert(0, caps, "costs")).out())
                .contains("cap, last night: 7 projects (2 begun)", "cap: 500 AI credits for the month from ")
                .doesNotContain("media minutes");
        JsonNode month = JsonMapper.shared()
                .readTree(nightcut.say(ArrayUtils.insert(0, caps, "costs", "--format", "json"))
                        .out())
                .path("caps")
                .path(1);
        assertThat(month.path("period").asString()).isEqualTo("month");
        assertThat(month.path("used").decimalValue()).isEqualByComparingTo(credits);
        assertThat(month.path("reserved").decimalValue()).isZero();
    }

    @Test
    void aRoundNumberIsShownWithAllItsDigits() throws IOException {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        new State(nightcut).change("update submission set media_seconds_used = 420 where stage = 'IMPORT'");

        assertThat(nightcut.say("show", "Recap").out()).contains("media seconds  420\n");
    }

    /** As if the state had lost it. */
    @Test
    void auditNamesAJobOfWhichDescriptTellsOtherCosts() throws IOException {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        new State(nightcut).change("update claim set ai_credits_used = 123.25 where stage = 'EDIT'");
        Ended audit = nightcut.say("audit", manifest.toString());

        assertThat(audit.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(audit.out())
                .contains("billed otherwise: ", "\"Recap\": edit job ", " and 123.25 credits, Descript ");
    }
}
