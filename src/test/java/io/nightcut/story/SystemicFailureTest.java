package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EndFaults;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.PostFaults;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails one project and concerns all of them stops its stage; what concerns one project fails it alone. */
class SystemicFailureTest extends NightFixture {

    private static final int PROJECTS = 40;

    static Stream<String> noCredits() {
        // All words of which this holds are in OutOfCreditWordsTest.
        return EndFaults.NO_CREDITS.stream()
                .filter(words -> words.length() > 30)
                .limit(1);
    }

    @ParameterizedTest
    @MethodSource("noCredits")
    void anEditThatEndsForWantOfCreditsStopsTheEditsAndItsProjectWaitsAgain(String words) {
        sandbox.order(EndFaults.outOfCredit(Call.AGENT, words, true).on("Project 2"));
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsOnly("edited", "waiting").contains("edited", "waiting");
        assertThat(night.of("Project 2").status()).isEqualTo("waiting");
        assertThat(night.results().stream().filter(line -> line.status().equals("waiting")))
                .allSatisfy(line -> assertThat(line.message())
                        .contains(words, "Buy more in Descript first", "Run the same command again to continue."));
        assertThat(night.lines("Stopped before the end (credits): Descript ended the edit of \"Project 2\": " + words))
                .hasSize(1);
        assertThat(sandbox.bill().imports()).isEqualTo(PROJECTS);
        assertThat(nightcut.command("results", projects()).of("Project 2").message())
                .contains(words);

        Ended next = nightcut.run(projects());
        Bill bill = sandbox.bill();
        assertThat(next.exitCode()).as(next.said()).isEqualTo(ExitCode.DONE);
        assertThat(next.results()).extracting(ResultLine::message).containsOnly("");
        assertThat(bill.edits()).isEqualTo(PROJECTS + 1);
        assertThat(bill.editsOf("Project 2")).isEqualTo(2);
        assertThat(next.of("Project 2").cell("attempts")).isEqualTo("2");
        double credits = Double.parseDouble(next.of("Project 2").cell("ai_credits_used"));
        assertThat(credits).as("with the 3.5 of the job that failed").isGreaterThan(3.5);
    }

    @Test
    void anImportThatEndsForWantOfMinutesStopsTheImportsAndWhatIsImportedIsEdited() {
        sandbox.order(EndFaults.outOfCredit(Call.IMPORT, EndFaults.NO_MINUTES.get(0), false)
                .on("Project 1"));
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsOnly("edited", "waiting").contains("edited", "waiting");
        assertThat(night.of("Project 1").status()).isEqualTo("waiting");
        assertThat(sandbox.bill().imports()).isLessThan(PROJECTS);

        assertThat(nightcut.run(projects()).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Project 1")).isEqualTo(2);
        assertThat(sandbox.bill().imports()).isEqualTo(PROJECTS + 1);
        assertThat(sandbox.bill().edits()).isEqualTo(PROJECTS);
    }

    @Test
    void theSameFailureAgainAndAgainStopsTheStageAndNamesItsCause() {
        sandbox.order(
                Fault.fate(Call.AGENT, Fate.ERROR).saying("The model is gone").always());
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(
                        night.lines(
                                "Stopped before the end (failures): 10 edits in a row failed with the same cause: The model is gone"))
                .hasSize(1);
        assertThat(sandbox.bill().edits()).isGreaterThanOrEqualTo(10).isLessThan(PROJECTS);
        assertThat(night.results().stream().filter(line -> line.status().equals("waiting")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.message())
                        .contains("The model is gone", "Run the same command again to continue."));

        sandbox.clearFaults();
        assertThat(nightcut.run(projects()).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void withoutALimitAllAreTried() {
        sandbox.order(
                Fault.fate(Call.AGENT, Fate.ERROR).saying("The model is gone").always());
        Ended night = nightcut.with("nightcut.stop-after-same-failures", "0").run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(sandbox.bill().edits()).isEqualTo(PROJECTS);
    }

    @Test
    void manyDeadLinksOnTopDoNotKeepTheOthersFromBeingDone() {
        List<String> dead = IntStream.range(0, 12).mapToObj(i -> "Dead " + i).toList();
        dead.forEach(name -> sandbox.order(
                Fault.badRequest(Call.IMPORT, "media URL is not reachable").on(name)));
        Ended night = nightcut.run(
                manifestOf(Stream.concat(dead.stream(), Stream.of("Recap")).toArray(String[]::new)));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.of("Recap").status()).isEqualTo("edited");
        assertThat(night.of("Dead 3").message())
                .isEqualTo("refused (400): media URL is not reachable; the next run tries again");
    }

    @Test
    void whatFailedOnAnEarlierNightComesAfterWhatIsNew() {
        sandbox.order(Fault.fate(Call.AGENT, Fate.ERROR).on("Old edit"));
        sandbox.order(
                Fault.badRequest(Call.IMPORT, "media URL is not reachable").on("Old import"));
        nightcut.run(manifestOf("Old edit", "Old import"));
        int before = sandbox.bill().charges().size();
        Ended night = nightcut.run(manifestOf("Old edit", "Old import", "New 1", "New 2"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        List<Bill.Charge> charges = sandbox.bill().charges();
        assertThat(charges.subList(before, charges.size()))
                .extracting(charge -> charge.type() + " " + charge.project())
                .containsSubsequence("IMPORT New 1", "IMPORT New 2", "IMPORT Old import")
                .endsWith("AGENT Old edit");
    }

    @Test
    void aDriveThatForbidsEditsStopsThemAtOnceAndFailsNone() {
        sandbox.order(Fault.error(Call.AGENT, 403, "The agent is switched off for this Drive")
                .always());
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsOnly("waiting");
        assertThat(night.of("Project 5").message()).contains("switched off for this Drive", "Ask the Drive's owner");
        assertThat(sandbox.bill().received(Call.AGENT)).isOne();
    }

    @Test
    void aGatewaysPageStopsTheStageAndFailsNone() {
        sandbox.order(Fault.html(Call.IMPORT, 403).always());
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsOnly("waiting");
        assertThat(night.of("Project 5").message()).contains("a page answered instead of Descript");

        sandbox.clearFaults();
        assertThat(nightcut.run(projects()).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anAccountThatIsBusyIsWaitedForByAll() {
        sandbox.order(PostFaults.accountBusy(Call.IMPORT).times(3));
        sandbox.order(PostFaults.accountBusy(Call.AGENT).times(3));
        Ended night = nightcut.run(manifestOf("Recap", "Demo"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    @Test
    void anAccountThatStaysBusyStopsTheStage() {
        sandbox.order(PostFaults.accountBusy(Call.AGENT).always());
        Ended night = nightcut.with("descript.longest-hold", "1s").run(manifestOf("Recap", "Demo"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsOnly("waiting");
        assertThat(night.of("Recap").message()).contains("A job is already running for this account");
    }

    private Path projects() {
        return manifestOf(IntStream.rangeClosed(1, PROJECTS)
                .mapToObj(number -> "Project " + number)
                .toArray(String[]::new));
    }
}
