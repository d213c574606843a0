package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.JobType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Caps: what is spent stays below them, what was begun is finished, and the same command goes on where there is room. */
class BudgetTest extends NightFixture {

    @Test
    void aCapOnCreditsHoldsForANightAndItsRestartsAndWhatIsImportedIsEdited() {
        Path manifest = manifestOf("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight");
        Ended night = nightcut.run(manifest, "--max-credits", "30");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("Forecast (8 of 10 nights): ")).hasSize(1);
        assertThat(night.said()).contains("It rests on a guess for imports, no history yet; a guess for edits");
        BigDecimal used = sum(night, "ai_credits_used");
        assertThat(used).isBetween(new BigDecimal("18"), new BigDecimal("30"));
        Bill bill = sandbox.bill();
        assertThat(bill.imports()).isBetween(2, 7).isEqualTo(bill.edits());
        assertThat(night.lines("Stopped before the end (budget): credit cap of 30 reached ("))
                .hasSize(1);
        assertThat(night.lines("Calls of this night cost 0 AI credits and ")).hasSize(1);
        ResultLine waiting = night.results().stream()
                .filter(row -> row.status().equals("waiting"))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.cell("stop_reason")).isEqualTo("budget");
        assertThat(waiting.message())
                .contains("credit cap of 30 reached (" + used.setScale(1, RoundingMode.HALF_UP) + " used)");
        assertThat(new State(nightcut).reserved()).isZero();

        Ended restart = nightcut.run(manifest, "--max-credits", "30");
        assertThat(restart.exitCode()).as(restart.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().charges()).hasSameSizeAs(bill.charges());

        assertThat(nightcut.say("check", manifest.toString()).out()).contains("Forecast (8 of 10 nights): ");
        assertThat(nightcut.run(manifest, "--max-credits", "300").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().edits()).isEqualTo(8);
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    @Test
    void aCapOnProjectsLeavesTheOthersAlone() {
        Path manifest = manifestOf("One", "Two", "Three");
        Ended night = nightcut.run(manifest, "--max-projects", "2");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.statuses()).containsExactlyInAnyOrder("edited", "edited", "waiting");
        assertThat(night.said()).contains("project cap of 2 reached (2 begun)");
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    /** The first import takes so much that nothing else has room, its own edit neither. */
    @Test
    void aHardCutoffSendsNothingMoreThatIsPaid() {
        Path manifest = manifestOf("One", "Two", "Three");
        Ended night = nightcut.run(manifest, "--max-minutes", "61", "--cutoff", "hard");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().imports()).isOne();
        assertThat(sandbox.bill().edits()).isZero();
        assertThat(night.statuses()).containsOnly("waiting");
        assertThat(night.said()).contains("media minute cap of 61 reached (");
    }

    @Test
    void aMonthsCapIsOnAllManifestsTogether() {
        Nightcut capped = nightcut.with("nightcut.budget.month.credits", "14")
                .with("nightcut.budget.month.first-day", "3")
                .with("nightcut.budget.month.zone", "Europe/Berlin");
        Ended first = capped.run(manifestOf("One"));
        assertThat(first.exitCode()).as(first.said()).isEqualTo(ExitCode.DONE);
        Path other = file("other.csv", "name,url\nTwo," + url("Two") + "\nThree," + url("Three") + "\n");
        new State(nightcut).change("update claim set ai_credits_used = 13 where stage = 'EDIT'");
        Ended night = capped.run(other);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.said())
                .contains(
                        "credit cap of 14 for the month from " + LocalDate.now().getYear())
                .contains(" reached (13 used). Raise it, or wait until ");
        assertThat(sandbox.bill().edits()).isOne();

        new State(nightcut)
                .change("update claim set submitted_at = submitted_at - interval '32' day where stage = 'EDIT'");
        assertThat(capped.with("nightcut.budget.month.credits", "40").run(other).exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    private static BigDecimal sum(Ended night, String column) {
        return night.results().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whatDescriptSaidWasLeftIsShownAndUsedUntilItIsOutdated() {
        sandbox.credit(JobType.AGENT, 2);
        Path manifest = manifestOf("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);

        assertThat(nightcut.say("status").out())
                .contains("Descript refused an edit: 100 credits required, 25 available");
        assertThat(nightcut.say("status", "--format", "json").out().replaceAll("\\s", ""))
                .contains("\"stage\":\"edit\",\"unit\":\"credits\",\"required\":100,\"available\":25");
        String shortage = "AI credits are needed, and 25 were left at ";
        assertThat(nightcut.say("check", manifest.toString()).out()).contains(shortage);
        Ended again = nightcut.run(manifest);
        assertThat(again.said()).contains(shortage, "top up first");

        sandbox.credit(JobType.AGENT, 100);
        assertThat(nightcut.run(manifest).statuses()).containsOnly("edited");
        assertThat(nightcut.say("status").out()).doesNotContain("Descript refused");
    }
}
