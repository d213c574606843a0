package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.report.Report;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.PostFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What concerns the whole night stops it, tells why, and leaves the rest to the next run of the same command. */
class StoppedNightTest extends NightFixture {

    private static final int PROJECTS = 8;

    /** With the balance, which only this answer tells. */
    private static final String NO_CREDIT =
            "Descript answered 402: Not enough credits (100 credits required, 25 available). Buy more in Descript first."
                    + " Run the same command again to continue.";

    @Test
    void withoutMediaMinutesNoMoreIsImportedAndWhatIsImportedIsEdited() {
        sandbox.credit(JobType.IMPORT, 3);
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).filteredOn("edited"::equals).hasSize(3);
        assertThat(night.statuses()).filteredOn("waiting"::equals).hasSize(5);
        assertThat(night.lines("Stopped before the end (minutes): " + NO_CREDIT))
                .hasSize(1);
        assertThat(night.results())
                .filteredOn(line -> line.status().equals("waiting"))
                .allSatisfy(line -> assertThat(line.message()).isEqualTo(NO_CREDIT))
                .allSatisfy(line -> assertThat(line.cell("stop_reason")).isEqualTo("minutes"));
        assertThat(nightcut.say("status").out()).contains(", stopped (minutes) ");
        assertThat(sandbox.bill().received(Call.IMPORT)).isEqualTo(4);

        sandbox.credit(JobType.IMPORT, 100);
        assertGoesOn();
    }

    @Test
    void withoutCreditsNoMoreIsEditedAndTheImportsGoOn() throws IOException {
        sandbox.credit(JobType.AGENT, 3);
        Path manifest = projects();
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).filteredOn("edited"::equals).hasSize(3);
        assertThat(night.lines("Stopped before the end (credits): " + NO_CREDIT))
                .hasSize(1);
        assertThat(sandbox.bill().imports()).isEqualTo(PROJECTS);
        assertThat(sandbox.bill().received(Call.AGENT)).isEqualTo(4);
        assertThat(Files.readString(Report.fileFor(nightcut.resultsOf(manifest))))
                .contains("Descript had 25 credits left at ");

        sandbox.credit(JobType.AGENT, 100);
        assertGoesOn();
    }

    @Test
    void aTokenThatIsRevokedStopsTheRunAtOnce() {
        sandbox.order(Fault.unauthorized(Call.IMPORT).on("Project 4"));
        AtomicInteger edits = new AtomicInteger();
        sandbox.whenStruck(fault -> edits.set(sandbox.bill().edits()));
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("Descript refused the API token (401: The token was revoked)"))
                .isNotEmpty();
        assertThat(night.lines("set DESCRIPT_API_TOKEN")).isNotEmpty();
        assertThat(night.results())
                .filteredOn(line -> !line.status().equals("edited"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.message())
                        .contains("The token was revoked", "Run the same command again to continue."));
        assertThat(sandbox.bill().received(Call.IMPORT)).isEqualTo(4);
        assertThat(sandbox.bill().edits()).as("only one that was under way").isLessThanOrEqualTo(edits.get() + 1);

        assertGoesOn();
    }

    @Test
    void aJobThatIsSaidToRunAndIsNotShownIsForAPersonAndConcernsItsProjectAlone() {
        sandbox.order(Fault.error(Call.AGENT, 429, "A job is already running for this project")
                .on("Project 1"));
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.of("Project 1").status()).isEqualTo("unknown");
        assertThat(night.of("Project 1").message()).contains("it said that a job was running for the project");
        assertThat(night.out()).doesNotContain("no more edits");
        assertThat(sandbox.bill().edits()).isEqualTo(PROJECTS - 1);
    }

    /** A Retry-After in Unix milliseconds was once taken for seconds, and waited for during 56,000 years. */
    @ParameterizedTest
    @ValueSource(strings = {"{millis+PT2H}", "{date+PT2H}", "99999999999999999999"})
    void aWaitThatIsTooLongStopsItsStageAndWhatRunsIsWatchedToItsEnd(String retryAfter) {
        sandbox.order(PostFaults.retryAfter(Call.AGENT, retryAfter).on("Project 4"));
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("longer than descript.longest-hold (15 min)")).isNotEmpty();
        assertThat(night.statuses()).containsOnly("edited", "waiting").contains("edited", "waiting");

        assertGoesOn();
    }

    @Test
    void aProjectThatIsForbiddenFailsAloneAndTheOthersAreDone() {
        sandbox.order(Fault.forbidden(Call.AGENT).on("Project 4"));
        Ended night = nightcut.run(projects());

        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.of("Project 4").status()).isEqualTo("edit_failed");
        assertThat(night.of("Project 4").message()).startsWith("refused (403): You have no access");
        assertThat(night.lines("7 edited, 1 failed of 8 in ")).hasSize(1);

        assertGoesOn();
    }

    @Test
    void aDriveThatForbidsEveryEditStopsTheEdits() {
        Fault forbidden = Fault.forbidden(Call.AGENT).always();
        sandbox.order(forbidden);
        Ended night = nightcut.with("nightcut.stop-after-same-failures", "5").run(projects());

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(
                        night.lines(
                                "Stopped before the end (failures): 5 edits in a row failed with the same cause: refused (403)"))
                .hasSize(1);
        assertThat(sandbox.bill().received(Call.AGENT)).isEqualTo(5);

        sandbox.clearFaults();
        assertGoesOn();
    }

    private Path projects() {
        return manifestOf(IntStream.rangeClosed(1, PROJECTS)
                .mapToObj(number -> "Project " + number)
                .toArray(String[]::new));
    }

    private void assertGoesOn() {
        Ended night = nightcut.run(projects());
        Bill bill = sandbox.bill();
        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).hasSize(PROJECTS).containsOnly("edited");
        assertThat(bill.imports()).isEqualTo(PROJECTS);
        assertThat(bill.edits()).isEqualTo(PROJECTS);
        assertThat(bill.paidTwice()).isEmpty();
    }
}
