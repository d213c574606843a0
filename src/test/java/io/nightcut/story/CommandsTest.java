package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands beside run: none of them spends anything. */
class CommandsTest extends NightFixture {

    @Test
    void checkSaysWhatARunWouldDoAndWhatIsWrongAndSendsNothing() {
        Path manifest = manifest("Recap," + url("recap"), "Typo,nowhere", "Demo," + url("demo"));
        Ended check = nightcut.command("check", manifest);

        assertThat(check.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(check.lines("Line 3 \"Typo\": the url \"nowhere\" is not a link."))
                .hasSize(1);
        assertThat(check.lines("2 projects: 2 to import, 2 to edit, 0 already done"))
                .hasSize(1);
        assertThat(check.lines("1 line is invalid and will be skipped")).hasSize(1);
        assertThat(check.lines("4 paid calls, which take at least ")).hasSize(1);
        assertThat(callsReceived()).isZero();
    }

    @Test
    void checkKnowsWhatIsDoneAlready() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Failed"));
        nightcut.run(manifestOf("Recap", "Failed"));
        int calls = callsReceived();
        Ended check = nightcut.command("check", manifestOf("Recap", "Failed", "New"));

        assertThat(check.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(check.lines("3 projects: 1 to import, 2 to edit, 1 already done"))
                .hasSize(1);
        assertThat(callsReceived()).isEqualTo(calls);
    }

    @Test
    void checkOfAHundredTellsTheLeastTimeAtThePublishedLimits() {
        Nightcut published = nightcut.with("resilience4j.ratelimiter.instances.import.limit-refresh-period", "60s")
                .with("resilience4j.ratelimiter.instances.agent.limit-refresh-period", "60s");
        Ended check = published.command("check", Path.of("samples/hundred.csv"));

        assertThat(check.lines("200 paid calls, which take at least 9 min at the API's rate limits"))
                .hasSize(1);
    }

    @Test
    void statusShowsTheRunsAndWhereTheProjectsStand() {
        Path manifest = manifest("Recap," + url("recap"), "Typo,nowhere");
        nightcut.run(manifest);
        int calls = callsReceived();
        Ended status = nightcut.say("status");

        assertThat(status.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(status.lines(manifest + "  started "))
                .singleElement()
                .asString()
                .contains("completed with failures 20");
        assertThat(status.lines(manifest + ": 1 edited, 1 invalid")).hasSize(1);
        assertThat(callsReceived()).isEqualTo(calls);
    }

    @Test
    void statusOfAStateThatIsNewShowsNothing() {
        Ended status = nightcut.say("status");

        assertThat(status.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(status.out()).contains("Last runs:", "Manifests:");
        assertThat(status.err()).isEmpty();
    }

    @Test
    void resultsAreWrittenAgainFromTheLedger() throws Exception {
        Path manifest = manifestOf("Recap", "Demo");
        Ended night = nightcut.run(manifest);
        Files.delete(nightcut.resultsOf(manifest));
        int calls = callsReceived();
        Ended again = nightcut.command("results", manifest);

        assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(again.results()).isEqualTo(night.results());
        assertThat(again.lines("2 edited. Results: " + nightcut.resultsOf(manifest)))
                .hasSize(1);
        assertThat(callsReceived()).isEqualTo(calls);
    }

    @Test
    void resultsOfAManifestThatWasNeverRunAreRefused() {
        Ended results = nightcut.command("results", manifestOf("Recap"));

        assertThat(results.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(results.err()).startsWith("No run has read ");
        assertThat(results.results()).isEmpty();
    }

    @Test
    void resultsGoWhereOneSays() {
        Path elsewhere = folder.resolve("for/the/team.csv");
        nightcut.run(manifestOf("Recap"), "--results", elsewhere.toString());

        assertThat(ResultLine.read(elsewhere)).extracting(ResultLine::status).containsExactly("edited");
        assertThat(elsewhere.getParent()).isDirectoryContaining(file -> file.equals(elsewhere));
        assertThat(Files.exists(folder.resolve("results"))).isFalse();
    }

    @Test
    void thePromptOfTheCommandLineIsSentToTheAgent() {
        nightcut.run(manifestOf("Recap"), "--prompt", "Make it short");

        assertThat(sandbox.bill().charges().get(1).request().path("prompt").asString())
                .isEqualTo("Make it short");
    }

    /** A setting that would stop Spring shows that it was not started. */
    @ParameterizedTest
    @InAFile
    @ValueSource(strings = {"--help", "run --help", "check --help", "status --help", "results --help", "--version"})
    void helpIsAnsweredBeforeAnythingIsStarted(String words) {
        Ended help = nightcut.with("nightcut.poll.first", "never").say(words.split(" "));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith(words.equals("--version") ? "nightcut " : "Usage: nightcut");
        assertThat(help.err()).isEmpty();
        assertThat(Files.exists(nightcut.state().getParent())).isFalse();
    }

    @Test
    void helpTellsTheExitCodes() {
        assertThat(nightcut.say("--help").out())
                .containsSubsequence(
                        "Exit codes:", "0   Every project", "1   The run", "2   Wrong", "3   Stopped", "4   Another");
    }
}
