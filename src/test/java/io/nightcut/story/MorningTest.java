package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person does in the morning: opens the report, copies a command, looks a project up. */
class MorningTest extends NightFixture {

    private static final Pattern COMMAND = Pattern.compile("<code>nightcut ([^<]*)</code>");

    @Test
    void aCommandThatIsCopiedFromTheReportSettlesAQuestion() throws IOException {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).on("Vague"));
        Path manifest = manifestOf("Good", "Vague");
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        String report = Files.readString(report());
        assertThat(report).contains("<h1>1 of 2 is ready; 1 needs you.</h1>", "The agent asked a question: 1");

        Matcher command = COMMAND.matcher(report);
        assertThat(command.find()).isTrue();
        assertThat(command.group(1)).matches("resolve --key [0-9a-f]{8} --accept.*");
        Ended accepted =
                nightcut.say(command.group(1).replaceFirst(" --home .*", "").split(" "));
        assertThat(accepted.exitCode()).as(accepted.said()).isZero();
        Ended again = nightcut.command("report", manifest);
        assertThat(again.out()).startsWith("All 2 are ready.").contains("Report: " + report());
        assertThat(Files.readString(report())).contains("<h1>All 2 are ready.</h1>");
    }

    @Test
    void aCommandThatIsCopiedFromTheReportRedoesAProject() throws IOException {
        sandbox.order(Fault.fate(Call.AGENT, Fate.QUESTION).on("Vague"));
        Path manifest = manifestOf("Good", "Vague");
        nightcut.run(manifest);
        String key = nightcut.say("status", "--review", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split("\",\"", -1)[5];

        Ended redone = nightcut.run(manifest, "--redo-key", key);
        assertThat(redone.exitCode()).as(redone.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isEqualTo(3);
        Ended refused = nightcut.run(manifest, "--redo-key", "ffffffff");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("--redo-key: no project of the manifest has the key \"ffffffff\"");
    }

    @Test
    void aReportThatCannotBeWrittenIsAWarningAndChangesNothing() throws IOException {
        Files.createDirectories(report().getParent());
        Files.writeString(report(), "somebody's page");
        Ended night = nightcut.run(manifestOf("Good"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("WARN  Cannot write the report " + report())).hasSize(1);
        assertThat(Files.readString(report())).isEqualTo("somebody's page");
        assertThat(night.statuses()).containsExactly("edited");
    }

    @Test
    void historyAndShowTellOfTheNightAndOfOneProject() {
        Path manifest = manifestOf("Good", "Better");
        nightcut.run(manifest);
        nightcut.run(manifest);

        assertThat(nightcut.say("history").out().lines())
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).contains(manifest.toString(), "completed: 2 of 2 edited, 0 failed"));
        assertThat(nightcut.say("history", manifest.toString(), "--format", "csv")
                        .out()
                        .lines())
                .hasSize(3);
        Ended shown = nightcut.say("show", "good");
        assertThat(shown.out())
                .contains("\"Good\": edited", "key ", "prompt ", "import at ", "edit at ", ": accepted", url("Good"));
        assertThat(nightcut.say("show", "Goood").err()).contains("No project has the name \"Goood\"", "Good");
    }

    @Test
    void datedCopiesStayWhenALaterNightReplacesTheFiles() throws IOException {
        nightcut.with("nightcut.report.dated-copies", "true").run(manifestOf("Good"));

        try (var files = Files.list(folder.resolve("results"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("night-results-\\d{4}-\\d\\d-\\d\\d\\.csv"))
                    .anyMatch(name -> name.matches("night-results-report-\\d{4}-\\d\\d-\\d\\d\\.html"));
        }
    }

    private Path report() {
        return folder.resolve("results/night-results-report.html");
    }
}
