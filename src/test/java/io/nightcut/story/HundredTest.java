package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night of a hundred videos in which nothing goes wrong, and then the same command once more. */
class HundredTest {

    private static final SandboxSettings SETTINGS = SandboxSettings.defaults().withSpeed(60);

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static Ended night;
    private static Bill bill;
    private static Ended again;
    private static Bill billOfBoth;

    @BeforeAll
    static void runTwice() {
        warmUp();
        Path manifest = Path.of("samples/hundred.csv");
        sandbox = Sandbox.start(SETTINGS);
        Nightcut nightcut = Nightcut.in(folder, sandbox, SETTINGS.speed());
        night = nightcut.run(manifest);
        bill = sandbox.bill();
        again = nightcut.run(manifest);
        billOfBoth = sandbox.bill();
    }

    /** What a JVM needs to get going would count sixty times in the sandbox's time. */
    private static void warmUp() {
        try (Sandbox other = Sandbox.start(SandboxSettings.defaults().withSpeed(600))) {
            Path manifest = Path.of("samples/hundred.csv");
            assertThat(Nightcut.in(folder.resolve("other"), other, 600)
                            .run(manifest)
                            .exitCode())
                    .isZero();
        }
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void everyProjectIsImportedOnceAndEditedOnce() {
        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(bill.imports()).isEqualTo(100);
        assertThat(bill.edits()).isEqualTo(100);
        assertThat(bill.paidTwice()).isEmpty();
    }

    @Test
    void theResultsHaveALineForEveryProjectInTheManifestsOrder() {
        List<String> imported =
                bill.of(JobType.IMPORT).map(Bill.Charge::project).toList();
        assertThat(night.results()).extracting(ResultLine::name).containsExactlyElementsOf(imported);
        assertThat(night.statuses()).hasSize(100).containsOnly("edited");
        for (Bill.Charge edit : bill.of(JobType.AGENT).toList()) {
            ResultLine line = night.of(edit.project());
            assertThat(line.cell("project_id")).isEqualTo(edit.projectId());
            assertThat(line.cell("agent_job_id")).isEqualTo(edit.jobId());
            assertThat(line.cell("project_url")).startsWith("https://").endsWith(edit.projectId());
            assertThat(line.cell("attempts")).isEqualTo("1");
            assertThat(line.cell("agent_response")).isNotEmpty();
            assertThat(Instant.parse(line.cell("finished_at"))).isAfter(Instant.parse(line.cell("started_at")));
        }
    }

    @Test
    void noCallIsOverQuotaOrMeetsABusyProject() {
        assertThat(bill.overQuota()).isZero();
        assertThat(bill.busy()).isZero();
    }

    @Test
    void editsBeginWhileLaterImportsAreStillSubmitted() {
        Instant firstEdit =
                bill.of(JobType.AGENT).map(Bill.Charge::at).findFirst().orElseThrow();
        assertThat(bill.of(JobType.IMPORT).map(Bill.Charge::at)).anyMatch(firstEdit::isBefore);
    }

    @Test
    void aHundredJobsAreWatchedByPagesAndNotOneByOne() {
        // A job is looked at by its id only while it is the only one.
        assertThat(bill.charges()).filteredOn(charge -> charge.looks() > 0).hasSizeLessThan(10);
    }

    @Test
    void thePlacesTheDriveAndThePlanAreShownBeforeTheFirstPost() {
        List<String> told = night.out().lines().map(Ended::message).toList();
        assertThat(told.get(0)).startsWith("Settings: ").contains("Log: ");
        assertThat(told.get(1)).startsWith("State: ").contains(" (new). The results go to ");
        assertThat(told.subList(2, told.size()))
                .startsWith(
                        "Drive: Sandbox Drive",
                        "100 projects: 100 to import, 100 to edit, 0 already done",
                        "200 paid calls, which take at least 9 s at the API's rate limits");
    }

    @Test
    void everythingThatAPersonCaresAboutIsALine() {
        assertThat(night.lines(": import submitted")).hasSize(100);
        assertThat(night.lines(": import done")).hasSize(100);
        assertThat(night.lines(": edit submitted")).hasSize(100);
        assertThat(night.lines(": edit done")).hasSize(100);
        assertThat(night.lines("\"Morning Brief 01\"")).hasSize(4);
        assertThat(night.lines("100 edited of 100 in ")).hasSize(1);
        assertThat(night.lines("Results: " + folder)).hasSize(1);
        assertThat(night.err()).isEmpty();
    }

    @Test
    void progressIsToldAtTenthsOfTheWayWhenNobodyWatches() {
        assertThat(night.lines("Progress: ")).hasSizeBetween(5, 10).allMatch(line -> line.contains(" of 100"));
        assertThat(night.out()).doesNotContain("\r", "\u001b");
    }

    @Test
    void theSameCommandAgainSendsNothingAndLeavesTheResultsComplete() {
        assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(billOfBoth.charges()).isEqualTo(bill.charges());
        assertThat(again.results()).isEqualTo(night.results());
        assertThat(again.lines("100 projects: 0 to import, 0 to edit, 100 already done"))
                .hasSize(1);
        assertThat(again.lines("Nothing to submit")).hasSize(1);
    }
}
