package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.opencsv.CSVParserBuilder;
import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Seed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the commands print for scripts and spreadsheets: one document and nothing else, as its schema has it. */
class FormatsTest extends NightFixture {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void checkTellsThePlanAndWhatIsWrong() throws IOException {
        nightcut.run(manifestOf("Done"));
        Path manifest = manifest("Done," + url("Done"), "Typo,nowhere", "007," + url("bond"));
        JsonNode check = document(ExitCode.SOME_TO_REVIEW, "check", manifest.toString());

        assertThat(check.path("manifest").asString()).isEqualTo(manifest.toString());
        assertThat(check.path("plan").path("to_import").asInt()).isOne();
        assertThat(check.path("plan").path("invalid").asInt()).isOne();
        JsonNode finding = check.path("findings").path(0);
        assertThat(finding.path("line").asInt()).isEqualTo(3);
        assertThat(finding.path("is_error").asBoolean()).isTrue();
        assertThat(finding.path("message").asString()).startsWith("the url \"nowhere\" is not a link");
        assertThat(check.path("compared").toString())
                .contains("{\"kind\":\"new\",\"count\":1,\"names\":[\"007\"]}", "\"kind\":\"done\"");
        assertThat(check.path("probe").isNull()).isTrue();
        assertThat(table(ExitCode.SOME_TO_REVIEW, "check", manifest.toString()).get(0))
                .containsExactly("line", "name", "is_error", "message");
    }

    @Test
    void checkWithAProbeTellsWhatTheServersAnswer() throws IOException {
        Path manifest = manifest("Recap,https://media.invalid/recap.mp4");
        JsonNode check = document(ExitCode.SOME_TO_REVIEW, "check", manifest.toString(), "--probe");

        assertThat(check.path("probe").path("problems").path(0).path("name").asString())
                .isEqualTo("Recap");
        assertThat(table(ExitCode.SOME_TO_REVIEW, "check", manifest.toString(), "--probe"))
                .hasSize(2);
    }

    @Test
    void resultsTellEveryLineWithItsTypesAndLeaveTheFileAlone() throws IOException {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).on("Vague"));
        Path manifest = manifest("Café," + url("cafe"), "Vague," + url("vague"), "=1+1,nowhere", "007," + url("bond"));
        Ended night = nightcut.run(manifest);
        Files.delete(nightcut.resultsOf(manifest));
        JsonNode results = document(ExitCode.DONE, "results", manifest.toString());

        assertThat(results.path("projects")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .containsExactly("Café", "Vague", "=1+1", "007");
        JsonNode recap = results.path("projects").path(0);
        assertThat(recap.propertyNames()).containsExactly(columns(night));
        assertThat(recap.path("project_id").asString())
                .isEqualTo(night.results().get(0).cell("project_id"));
        assertThat(recap.path("media_seconds_used").isNumber()).isTrue();
        assertThat(recap.path("project_changed").isBoolean()).isTrue();
        assertThat(recap.path("message").isNull()).isTrue();
        assertThat(results.path("projects").path(1).path("review").asString()).isNotEmpty();
        assertThat(results.path("tally").path("edited").asInt()).isEqualTo(3);
        List<List<String>> table = table(ExitCode.DONE, "results", manifest.toString());
        assertThat(table.stream().map(row -> row.get(0))).containsExactly("name", "Café", "Vague", "'=1+1", "007");
        assertThat(nightcut.resultsOf(manifest)).doesNotExist();
    }

    @Test
    void theResultsFileBeginsWithAByteOrderMarkUnlessOneSaysOtherwise() throws IOException {
        Path manifest = manifestOf("Café");
        nightcut.run(manifest);
        assertThat(Files.readString(nightcut.resultsOf(manifest)))
                .startsWith("\ufeff\"name\",")
                .contains("Café");

        nightcut.with("nightcut.results-byte-order-mark", "false").command("results", manifest);
        assertThat(Files.readString(nightcut.resultsOf(manifest))).startsWith("\"name\",");
    }

    @Test
    void whatAnEarlierManifestHadBegunIsToldToo() throws IOException {
        sandbox.order(Fault.fate(Call.AGENT, Fate.GONE).on("Lost"));
        nightcut.run(manifestOf("Lost"));
        Path manifest = manifestOf("New");
        nightcut.run(manifest);

        assertThat(document(ExitCode.DONE, "results", manifest.toString())
                        .path("earlier_projects")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("unknown");
        assertThat(nightcut.say("results", manifest.toString(), "--format", "csv")
                        .err())
                .contains("Not in the table: 1 begun by an earlier manifest");
        assertThat(document(ExitCode.DONE, "status").path("manifests").toString())
                .contains("\"is_earlier\":true");
    }

    @Test
    void statusTellsTheRunsAndTheManifests() throws IOException {
        assertThat(document(ExitCode.DONE, "status").path("runs")).isEmpty();
        Path manifest = manifest("Recap," + url("recap"), "Typo,nowhere");
        nightcut.run(manifest);
        JsonNode status = document(ExitCode.DONE, "status");

        JsonNode run = status.path("runs").path(0);
        assertThat(run.path("manifest").asString()).isEqualTo(manifest.toString());
        assertThat(run.path("ending").asString()).isEqualTo("completed with failures");
        assertThat(Instant.parse(run.path("ended_at").asString()))
                .isBetween(Instant.now().minusSeconds(300), Instant.now());
        assertThat(status.path("manifests")
                        .path(0)
                        .path("projects")
                        .path("invalid")
                        .asInt())
                .isOne();
        assertThat(table(ExitCode.DONE, "status").get(1)).startsWith(manifest.toString(), "false", "2", "1");
        assertThat(status.path("projects").isNull()).isTrue();
        JsonNode wrong = document(ExitCode.DONE, "status", "--failed").path("projects");
        assertThat(wrong.path(0).path("name").asString()).isEqualTo("Typo");
        assertThat(wrong).hasSize(1);
        assertThat(table(ExitCode.DONE, "status", "--failed", "--waiting").get(1))
                .startsWith(manifest.toString(), "3", "Typo", "invalid");
    }

    @Test
    void historyTellsTheNightsAndShowEverythingOfOneProject() throws IOException {
        assertThat(document(ExitCode.DONE, "history").path("nights")).isEmpty();
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).on("Vague"));
        Path manifest = manifestOf("Recap", "Vague");
        nightcut.run(manifest);
        JsonNode night = document(ExitCode.DONE, "history").path("nights").path(0);

        assertThat(night.path("ending").asString()).isEqualTo("completed with failures");
        assertThat(night.path("edited").asInt()).isEqualTo(2);
        assertThat(night.path("to_review").asInt()).isOne();
        assertThat(night.path("ai_credits_used").decimalValue())
                .isEqualByComparingTo(document(ExitCode.DONE, "results", manifest.toString())
                        .path("projects")
                        .valueStream()
                        .map(each -> each.path("ai_credits_used").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(table(ExitCode.DONE, "history", manifest.toString()).get(1)).startsWith(manifest.toString());
        JsonNode project =
                document(ExitCode.DONE, "show", "Recap").path("projects").path(0);
        assertThat(project.path("result").path("status").asString()).isEqualTo("edited");
        assertThat(project.path("stages")).hasSize(2);
        assertThat(project.path("calls").path(1).path("ended").asString()).isEqualTo("accepted");
        assertThat(table(ExitCode.DONE, "show", "Recap")).hasSize(3);
    }

    /** Its log lines, such as the Drive's name, would make the document unreadable. */
    @Test
    void auditTellsTheDifferencesAndTheLogGoesElsewhere() throws IOException {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        assertThat(document(ExitCode.DONE, "audit", manifest.toString())
                        .path("agrees")
                        .asBoolean())
                .isTrue();
        sandbox.seed(Seed.mine("Recap", Instant.now()));
        JsonNode audit = document(ExitCode.SOME_TO_REVIEW, "audit", manifest.toString());

        assertThat(audit.path("paid").asInt()).isEqualTo(2);
        assertThat(audit.path("duplicates").path(0).path("name").asString()).isEqualTo("Recap");
        assertThat(audit.path("duplicates").path(0).path("project_id").asString())
                .isNotEmpty();
        assertThat(nightcut.say("audit", manifest.toString(), "--format=json").err())
                .contains("INFO  Drive: ");
        assertThat(table(ExitCode.SOME_TO_REVIEW, "audit", manifest.toString()).get(1))
                .startsWith("duplicate", "Recap");
    }

    @Test
    void doctorTellsWhatIsWrongAndSettingsWhereEachComesFrom() throws IOException {
        JsonNode settings = document(ExitCode.DONE, "settings").path("settings");
        assertThat(settings.valueStream()
                        .filter(each -> each.path("name").asString().equals("nightcut.results"))
                        .map(each -> each.path("origin").asString()))
                .containsExactly("command line");
        assertThat(settings.toString()).doesNotContain(sandbox.token()).contains("\"descript.token\"", "****");
        assertThat(table(ExitCode.DONE, "settings").get(0)).containsExactly("name", "value", "origin");
        nightcut = nightcut.with("descript.token", "revoked");
        JsonNode doctor = document(ExitCode.REFUSED, "doctor");

        assertThat(doctor.path("verdict").asString()).isEqualTo("wrong");
        assertThat(doctor.path("findings")
                        .valueStream()
                        .map(each -> each.path("topic").asString()))
                .contains("Java", "token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void aCommandThatFailsPrintsNoDocument(String format) {
        Ended results = nightcut.say("results", "gone.csv", "--format", format);

        assertThat(results.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(results.out()).isEmpty();
        assertThat(results.err()).startsWith("No run has read ");
    }

    @Test
    void costsTellWhatWasPaidForEachManifest() throws IOException {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        JsonNode costs = document(ExitCode.DONE, "costs");

        assertThat(costs.path("groups").path(0).path("group").asString()).isEqualTo(manifest.toString());
        assertThat(costs.path("total").path("imports").asInt()).isOne();
        assertThat(costs.path("total").path("ai_credits_used").isNumber()).isTrue();
        assertThat(table(ExitCode.DONE, "costs").get(1)).startsWith(manifest.toString(), "1", "1", "1");
    }

    @Test
    void anotherFormatIsRefused() {
        Ended status = nightcut.say("status", "--format", "xml");

        assertThat(status.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(status.err()).contains("'xml' is not a format. Write text, json or csv");
        assertThat(nightcut.say("results", "night.csv", "--format", "csv", "--results", "x.csv")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }

    /** As its schema has it, with no field besides. */
    private JsonNode document(int exitCode, String... words) throws IOException {
        String out = printed(exitCode, "json", words);
        JsonNode schema = JSON.readTree(Files.readString(Path.of("src/docs/schema/" + words[0] + ".schema.json")));
        close(schema);
        assertThat(SCHEMAS.getSchema(schema).validate(JSON.readTree(out)))
                .as(out)
                .isEmpty();
        return JSON.readTree(out);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(FormatsTest::close);
    }

    private List<List<String>> table(int exitCode, String... words) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : printed(exitCode, "csv", words).lines().toList()) {
            rows.add(List.of(new CSVParserBuilder().build().parseLine(line)));
        }
        return rows;
    }

    private String printed(int exitCode, String format, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", format));
        Ended ended = nightcut.say(all.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(exitCode);
        return ended.out();
    }

    private static String[] columns(Ended night) throws IOException {
        return new CSVParserBuilder()
                .build()
                .parseLine("name,status,review,project_url,project_id,import_job_id,agent_job_id,agent_response,"
                        + "project_changed,media_seconds_used,ai_credits_used,started_at,finished_at,attempts,message,"
                        + "resolved,stop_reason,owner,resolved_model,credits_wasted");
    }
}
