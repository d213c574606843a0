package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fate;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The state is another one than that of the nights before, and Descript has what it would import. */
class LostStateTest extends NightFixture {

    @Test
    void aStateThatKnowsNothingOfWhatDescriptHasSendsNothingUntilSomebodySaysThatItIsRight() {
        Path manifest = manifestOf("Recap", "Demo");
        nightcut.run(manifest);
        Nightcut elsewhere = nightcut.with("nightcut.state", folder.resolve("elsewhere/nightcut"));
        Path larger = manifestOf("Recap", "Demo", "New");
        Ended refused = elsewhere.run(larger);

        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains(
                        folder.resolve("elsewhere/nightcut.mv.db").toString(),
                        "knows nothing of this Drive, but Descript has 2 projects of this manifest already, made since 20",
                        "nightcut adopt " + larger,
                        "--nightcut.state",
                        "--new-state",
                        "Nothing was sent.");
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        assertThat(elsewhere.run(larger).exitCode()).as("again").isEqualTo(ExitCode.REFUSED);
        assertThat(elsewhere.run(larger, "--new-state").exitCode()).isZero();
        assertThat(sandbox.bill().imports()).isEqualTo(5);
        assertThat(elsewhere.run(larger).exitCode()).as("the night after").isZero();
        assertThat(sandbox.bill().imports()).isEqualTo(5);
    }

    @Test
    void aStateThatKnowsNothingSendsNothingWhileDescriptDoesNotTellWhatItHas() {
        sandbox.order(Fault.error(Call.NEWEST_PROJECTS, 503, "oops").always());
        Ended night = nightcut.with("descript.patience", "1s").run(manifestOf("Recap"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(sandbox.bill().imports()).isZero();
        assertThat(night.statuses()).containsExactly("waiting");
    }

    @Test
    @InAFile
    void aRestoredBackupIsSeenByWhatWasMadeSince() throws IOException {
        nightcut.run(manifestOf("Recap"));
        Path state = folder.resolve("state/nightcut.mv.db");
        Path backup = folder.resolve("backup");
        Files.copy(state, backup);
        Path second = file("second.csv", "name,url\nDemo," + url("demo") + "\n");
        nightcut.run(second);
        Files.move(backup, state, StandardCopyOption.REPLACE_EXISTING);
        Ended refused = nightcut.run(second);

        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains(
                        "knows nothing since 20", "as a restored backup does", "1 project", "\"Demo\"", "--new-state");
        assertThat(sandbox.bill().importsOf("Demo")).isOne();
    }

    @Test
    void whatAPersonHasMadeByHandKeepsNobodyFromImporting() {
        nightcut.run(manifestOf("Recap"));
        sandbox.seed(Seed.mine("Demo", Instant.now()).imported(false));
        Ended night = nightcut.run(file("second.csv", "name,url\nDemo," + url("demo") + "\n"));

        assertThat(night.exitCode()).as(night.said()).isZero();
        assertThat(sandbox.bill().importsOf("Demo")).isOne();
    }

    @Test
    void whatDescriptHasIsTakenOverAndOnlyWhatIsMissingIsPaid() {
        Ended before = nightcut.run(manifestOf("Recap", "Demo", "Twice"));
        sandbox.seed(Seed.mine("Twice", Instant.now().minusSeconds(60)));
        Nightcut elsewhere = nightcut.with("nightcut.state", folder.resolve("elsewhere/nightcut"));
        Path manifest = manifestOf("Recap", "Demo", "Twice", "New");
        Ended table = elsewhere.say("adopt", manifest.toString());

        assertThat(table.out())
                .contains(
                        "adopt    \"Recap\": project " + before.of("Recap").cell("project_id")
                                + ", imported and edited",
                        "unclear  \"Twice\": 2 projects of this name",
                        "missing  \"New\"",
                        "2 to adopt, 1 unclear (status unknown), 1 missing",
                        "adopt " + manifest + " --yes");
        assertThat(folder.resolve("elsewhere")).as("before --yes").doesNotExist();
        assertThat(elsewhere.say("adopt", manifest.toString(), "--yes").exitCode())
                .isEqualTo(ExitCode.SOME_TO_REVIEW);
        Ended night = elsewhere.run(manifest);

        assertThat(night.statuses()).containsExactly("edited", "edited", "unknown", "edited");
        for (String column : new String[] {"project_id", "import_job_id", "agent_job_id", "agent_response"}) {
            assertThat(night.of("Demo").cell(column))
                    .isEqualTo(before.of("Demo").cell(column));
        }
        assertThat(sandbox.bill().imports()).isEqualTo(4);
        assertThat(sandbox.bill().edits()).isEqualTo(4);
    }

    @Test
    void ofTwoLinesWhoseNamesDifferInCaseNoneIsTakenOver() {
        nightcut.run(manifestOf("Recap"));
        Nightcut elsewhere = nightcut.with("nightcut.state", folder.resolve("elsewhere/nightcut"));
        Path manifest = manifest("Recap," + url("Recap"), "RECAP," + url("Other"));
        assertThat(elsewhere.say("adopt", manifest.toString(), "--yes").exitCode())
                .isEqualTo(ExitCode.SOME_TO_REVIEW);

        assertThat(elsewhere.run(manifest).statuses()).containsExactly("unknown", "unknown");
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    @InAFile
    void anEditThatARestoredBackupDoesNotKnowIsNotPaidAgain() throws IOException {
        sandbox.credit(JobType.AGENT, 0);
        assertThat(nightcut.run(manifestOf("Recap")).exitCode()).isEqualTo(ExitCode.STOPPED);
        Ended night = nightOnTheBackupOf(() -> sandbox.credit(JobType.AGENT, 1000));

        assertThat(sandbox.bill().editsOf("Recap")).isOne();
        assertThat(night.lines("Compared: Descript has 1 submissions that the ledger has lost"))
                .hasSize(1);
    }

    @Test
    @InAFile
    void anImportThatWasTriedAgainSinceTheBackupIsNotPaidAThirdTime() throws IOException {
        sandbox.order(Fault.fate(Call.IMPORT, Fate.ERROR));
        assertThat(nightcut.run(manifestOf("Recap")).statuses()).containsExactly("import_failed");
        nightOnTheBackupOf(sandbox::clearFaults);

        assertThat(sandbox.bill().importsOf("Recap")).isEqualTo(2);
        assertThat(sandbox.bill().editsOf("Recap")).isOne();
    }

    /** The state as it is now is put back once another night, after this change, has come to its end. */
    private Ended nightOnTheBackupOf(Runnable change) throws IOException {
        Path state = folder.resolve("state/nightcut.mv.db");
        Path backup = Files.copy(state, folder.resolve("backup"));
        change.run();
        assertThat(nightcut.run(manifestOf("Recap")).statuses()).containsExactly("edited");
        Files.move(backup, state, StandardCopyOption.REPLACE_EXISTING);
        Ended night = nightcut.run(manifestOf("Recap"));
        assertThat(night.exitCode()).as(night.said()).isZero();
        assertThat(night.statuses()).containsExactly("edited");
        return night;
    }
}
