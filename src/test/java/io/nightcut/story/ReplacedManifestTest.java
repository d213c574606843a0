package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EndFaults;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tonight's manifest takes last night's name before last night's has ended: what was begun is finished, and shown. */
class ReplacedManifestTest extends NightFixture {

    @Test
    void whatWasImportedIsEditedAndShownInAFileOfItsOwnAndWhatWasNeverSentIsNotImported() {
        lastNightImports("Recap", "Demo", "Never sent");
        sandbox.credit(JobType.AGENT, 100);
        Path manifest = manifestOf("Tonight");
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(
                        night.lines(
                                "An earlier manifest of this name had begun 2 more projects, which this run finishes: 0 running in Descript, 2 to edit"))
                .hasSize(1);
        assertThat(night.lines("Begun by an earlier manifest of this name: 2 edited of 2. Results: "
                        + folder.resolve("results/night-earlier-results.csv")))
                .hasSize(1);
        assertThat(night.results()).extracting(ResultLine::name).containsExactly("Tonight");
        assertThat(earlier()).extracting(ResultLine::name).containsExactly("Recap", "Demo");
        assertThat(earlier()).extracting(ResultLine::status).containsOnly("edited");
        assertThat(sandbox.bill().importsOf("Never sent")).isZero();
        assertThat(sandbox.bill().imports()).isEqualTo(3);
        assertThat(sandbox.bill().edits()).isEqualTo(3);
        assertThat(nightcut.say("status").out())
                .contains("night.csv: 1 edited", "night.csv, begun by an earlier manifest of this name: 2 edited");
    }

    @Test
    void theSameCommandAgainKeepsTheFileAndTheNextManifestBeginsAnother() throws Exception {
        lastNightImports("Recap", "Demo");
        sandbox.credit(JobType.AGENT, 2);
        Path manifest = manifestOf("Tonight");
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.STOPPED);
        sandbox.credit(JobType.AGENT, 100);
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(earlier()).extracting(ResultLine::status).containsExactly("edited", "edited");

        Files.delete(folder.resolve("results/night-earlier-results.csv"));
        Ended next = nightcut.run(manifestOf("Another"));
        assertThat(next.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(next.out()).doesNotContain("earlier manifest");
        assertThat(folder.resolve("results/night-earlier-results.csv")).doesNotExist();
        assertThat(sandbox.bill().charges()).hasSize(8);
    }

    @Test
    void theExitCodeCountsWhatFailedOfIt() {
        lastNightImports("Recap");
        sandbox.credit(JobType.AGENT, 100);
        sandbox.order(EndFaults.result(Call.AGENT, "{\"status\": \"error\", \"error_message\": \"no speech\"}")
                .on("Recap"));
        Ended night = nightcut.run(manifestOf("Tonight"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("edited");
        assertThat(night.lines("1 failed: \"Recap\"")).hasSize(1);
        assertThat(earlier()).extracting(ResultLine::status).containsExactly("edit_failed");

        assertThat(nightcut.run(manifestOf("Tonight")).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(earlier()).extracting(ResultLine::status).containsExactly("edited");
    }

    @Test
    void auditOwesWhatIsNotFinishedOfIt() {
        lastNightImports("Recap");
        Path manifest = manifestOf("Tonight");
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);

        assertThat(nightcut.command("audit", manifest).out()).contains("owed: 2 ", "  Recap");
    }

    @Test
    void anImportWhoseAnswerWasLostIsFoundAndEdited() {
        sandbox.order(Fault.emptyResponse(Call.IMPORT).afterTheEffect().on("Recap"));
        sandbox.order(Fault.unauthorized(Call.PROJECTS));
        nightcut.run(manifestOf("Recap"));
        Ended night = nightcut.run(manifestOf("Tonight"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(earlier()).extracting(ResultLine::status).containsExactly("edited");
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    @Test
    void anImportThatWasNeverCarriedOutIsNobodysAnyMore() {
        sandbox.order(Fault.emptyResponse(Call.IMPORT).on("Recap"));
        sandbox.order(Fault.unauthorized(Call.PROJECTS));
        nightcut.run(manifestOf("Recap"));
        Ended night = nightcut.run(manifestOf("Tonight"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isZero();
    }

    @Test
    void whatAPersonHasDroppedIsNotFinished() {
        lastNightImports("Recap", "Demo");
        sandbox.credit(JobType.AGENT, 100);
        assertThat(nightcut.say("resolve", "Recap", "--drop").exitCode()).isEqualTo(ExitCode.DONE);
        Ended night = nightcut.run(manifestOf("Tonight"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(earlier()).extracting(ResultLine::name).containsExactly("Demo");
        assertThat(sandbox.bill().editsOf("Recap")).isZero();
    }

    /** What another manifest asks for stands in that one's results. */
    @Test
    void aLineThatAnotherManifestHasIsNotKept() {
        lastNightImports("Recap");
        Path other = file("other.csv", "name,url\nRecap," + url("Recap") + "\n");
        assertThat(nightcut.run(other).exitCode()).isEqualTo(ExitCode.STOPPED);
        sandbox.credit(JobType.AGENT, 100);
        Ended night = nightcut.run(manifestOf("Tonight"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.out()).doesNotContain("earlier manifest");
        assertThat(nightcut.run(other).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges()).hasSize(4);
    }

    /** All but those called "Never sent". */
    private void lastNightImports(String... names) {
        sandbox.credit(JobType.IMPORT, (int) List.of(names).stream()
                .filter(name -> !name.equals("Never sent"))
                .count());
        sandbox.credit(JobType.AGENT, 0);
        Ended night = nightcut.run(manifestOf(names));
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        sandbox.credit(JobType.IMPORT, 100);
    }

    private List<ResultLine> earlier() {
        return ResultLine.read(folder.resolve("results/night-earlier-results.csv"));
    }
}
