package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that do not end as jobs do. Each has a defined end, and the next run submits none of them again by itself. */
class JobEndTest {

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static Ended night;
    private static Bill bill;
    private static Ended again;

    @BeforeAll
    static void runTwice() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.defaults().withSpeed(600));
        sandbox.order(Fault.fate(Call.IMPORT, Fate.STUCK).on("Stuck import"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.STUCK).on("Stuck edit"));
        sandbox.order(Fault.fate(Call.IMPORT, Fate.CANCELLED).on("Cancelled import"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.CANCELLED).on("Cancelled edit"));
        sandbox.order(Fault.fate(Call.IMPORT, Fate.UNKNOWN_STATE).on("Unheard-of state"));
        sandbox.order(Fault.fate(Call.AGENT, Fate.UNKNOWN_RESULT).on("Unheard-of result"));
        StringBuilder manifest = new StringBuilder("name,url\n");
        sandbox.faultsLeft()
                .forEach(fault -> manifest.append(fault.project())
                        .append(',')
                        .append(NightFixture.url(String.valueOf(fault.project())))
                        .append('\n'));
        Path file = folder.resolve("night.csv");
        Files.writeString(file, manifest);
        Nightcut nightcut = Nightcut.in(folder, sandbox, 600).with("nightcut.poll.give-up-after", "3s");
        night = nightcut.run(file);
        bill = sandbox.bill();
        again = nightcut.run(file);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void aJobThatDoesNotEndIsGivenUpWithItsIdAndLookedAtAgainByTheNextRun() {
        String job = night.of("Stuck import").cell("import_job_id");
        assertThat(night.of("Stuck import").status()).isEqualTo("unknown");
        assertThat(night.of("Stuck import").message())
                .isEqualTo("job " + job + " has not ended in 3 s (running). Run again to check it again");
        assertThat(night.of("Stuck edit").status()).isEqualTo("unknown");
        assertThat(night.of("Stuck edit").message())
                .contains("job " + night.of("Stuck edit").cell("agent_job_id") + " has not ended");
        assertThat(again.of("Stuck import").cell("import_job_id")).isEqualTo(job);
    }

    @Test
    void aJobThatWasCancelledIsLeftToAPerson() {
        assertThat(night.of("Cancelled import").status()).isEqualTo("import_failed");
        assertThat(night.of("Cancelled import").message())
                .startsWith("cancelled in Descript (job ")
                .contains("--redo");
        assertThat(night.of("Cancelled edit").status()).isEqualTo("edit_failed");
        assertThat(again.of("Cancelled edit").message())
                .isEqualTo(night.of("Cancelled edit").message());
    }

    @Test
    void aStateOrAResultThatNobodyHasHeardOfIsNoEnd() {
        assertThat(night.of("Unheard-of state").status()).isEqualTo("edited");
        assertThat(night.of("Unheard-of result").status()).isEqualTo("edited");
    }

    @Test
    void theNextRunPaysForNoneOfThemAgain() {
        assertThat(night.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(again.exitCode()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(again.statuses()).isEqualTo(night.statuses());
        assertThat(sandbox.bill().imports()).isEqualTo(bill.imports());
        assertThat(sandbox.bill().edits()).isEqualTo(bill.edits());
        assertThat(bill.paidTwice()).isEmpty();
    }
}
