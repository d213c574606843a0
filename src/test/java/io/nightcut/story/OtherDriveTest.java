package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Drive;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.ListFaults;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state belongs to the Drive in which its projects were made. */
class OtherDriveTest extends NightFixture {

    private static final String TRIAL = "dx_bearer_trial:dx_secret_trial";

    private Drive trial;

    @BeforeEach
    void addTrial() {
        trial = sandbox.addDrive("Trial Drive", TRIAL);
    }

    @Test
    void aTokenForAnotherDriveIsRefusedBeforeAnythingIsSentAndAnotherStateIsTheWayOut() {
        Path manifest = manifestOf("Recap", "Demo");
        nightcut.with("descript.token", TRIAL).run(manifest);
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err())
                .contains(
                        "This state belongs to Drive Trial Drive; the token is for Drive Sandbox Drive. Use another state for this Drive (--nightcut.state=")
                .contains("state/nightcut-sandbox-drive), or a token of the state's Drive. Nothing was sent.");
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        assertThat(nightcut.command("audit", manifest).exitCode()).isEqualTo(ExitCode.REFUSED);

        Nightcut other = nightcut.with("nightcut.state", nightcut.state() + "-sandbox-drive");
        assertThat(other.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isEqualTo(4);
        assertThat(nightcut.with("descript.token", TRIAL).run(manifest).exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isEqualTo(4);
    }

    @Test
    void aTrialThatMadeNothingBindsTheStateToNoDrive() {
        Path manifest = manifestOf("Recap");
        sandbox.order(Fault.outOfCredit(Call.IMPORT));
        assertThat(nightcut.with("descript.token", TRIAL).run(manifest).exitCode())
                .isEqualTo(ExitCode.STOPPED);

        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(nightcut.with("descript.token", TRIAL).run(manifest).exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aPostThatGotNoAnswerBindsItToo() {
        Path manifest = manifestOf("Recap");
        sandbox.order(Fault.emptyResponse(Call.IMPORT).afterTheEffect());
        sandbox.order(Fault.unauthorized(Call.PROJECTS));
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.STOPPED);

        assertThat(nightcut.with("descript.token", TRIAL).run(manifest).exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void anAnswerThatWasLostInOneDriveIsNotLookedForInAnother() {
        Path manifest = manifestOf("Recap");
        sandbox.order(Fault.emptyResponse(Call.IMPORT));
        sandbox.order(Fault.unauthorized(Call.PROJECTS));
        nightcut.run(manifest);
        // A state that has been used with both.
        new State(nightcut)
                .change(
                        "insert into drive (drive_id, name, is_current) values ('%s', 'Trial Drive', false)"
                                .formatted(trial.id()),
                        "insert into project (project_key, name, prompt, team_access, drive_id) values ('k', 'Old', '', 'edit', '%s')"
                                .formatted(trial.id()),
                        "insert into claim (job_id, project_key, stage, descript_project_id) values ('j', 'k', 'IMPORT', 'p')");
        int looks = sandbox.bill().received(Call.PROJECTS);
        Path other = file("other.csv", "name,url\nDemo," + url("Demo") + "\n");
        Ended night = nightcut.with("descript.token", TRIAL).run(other);

        assertThat(night.of("Demo").status()).as(night.said()).isEqualTo("edited");
        assertThat(sandbox.bill().received(Call.PROJECTS)).isEqualTo(looks);
        assertThat(nightcut.run(manifest).of("Recap").status()).isEqualTo("edited");
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
    }

    @Test
    void aStateFromBeforeGetsItsDriveAfterALookThatProvesIt() {
        Path manifest = manifestOf("Recap", "Demo");
        nightcut.run(manifest);
        forgetDrives();
        sandbox.personDeletes("Demo");

        Ended other = nightcut.with("descript.token", TRIAL).run(manifest);
        assertThat(other.exitCode()).as(other.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err())
                .contains("none of the 2 projects that it knows from its last runs is in Drive Trial Drive")
                .contains("--nightcut.state=")
                .contains("Nothing was sent.");
        assertThat(nightcut.run(manifest).lines("The state belongs to Drive Sandbox Drive from now on"))
                .hasSize(1);
        assertThat(nightcut.with("descript.token", TRIAL).run(manifest).err())
                .contains("This state belongs to Drive Sandbox Drive");
        int looks = sandbox.bill().received(Call.PROJECT);
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().received(Call.PROJECT)).isEqualTo(looks);
        assertThat(sandbox.bill().imports()).isEqualTo(2);
    }

    @Test
    void whereDescriptDoesNotTellTheDriveNothingIsCheckedAndThatIsSaid() {
        Path manifest = manifestOf("Recap");
        sandbox.order(ListFaults.answers(Call.STATUS, "{\"drive_name\": \"Somewhere\", \"api_version\": \"1\"}")
                .always());
        sandbox.credit(JobType.AGENT, 0);
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("Descript does not say which Drive the token is for"))
                .hasSize(1);

        sandbox.clearFaults();
        sandbox.credit(JobType.AGENT, 100);
        assertThat(nightcut.run(manifest).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void whereDescriptDoesNotTellTheDriveProjectsThatTheStateKnowsProveIt() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        sandbox.order(
                ListFaults.answers(Call.STATUS, "{\"api_version\": \"1\"}").always());

        Path more = file("more.csv", "name,url\nDemo," + url("Demo") + "\n");
        Ended other = nightcut.with("descript.token", TRIAL).run(more);
        assertThat(other.exitCode()).as(other.said()).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err())
                .contains("projects of Drive Sandbox Drive, which this state belongs to, cannot be found with it")
                .contains("Nothing was sent.");
        assertThat(nightcut.run(more).lines("projects of Drive Sandbox Drive are there"))
                .hasSize(1);
        assertThat(sandbox.bill().imports()).isEqualTo(2);
    }

    private void forgetDrives() {
        new State(nightcut).change("update project set drive_id = null", "delete from drive");
    }
}
