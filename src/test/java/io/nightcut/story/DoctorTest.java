package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What the doctor and the list of settings say. Neither spends or changes anything. */
class DoctorTest extends NightFixture {

    @Test
    void whereAllIsRightItSaysOkToEverything() {
        nightcut.run(manifestOf("Recap"));
        Ended doctor = nightcut.say("doctor", manifestOf("Recap").toString(), "--until", "06:00");

        assertThat(doctor.lines("wrong ")).as(doctor.said()).isEmpty();
        assertThat(doctor.exitCode()).isLessThan(ExitCode.REFUSED);
        for (String topic : new String[] {
            "Java",
            "locale",
            "home",
            "disk",
            "settings",
            "file permissions",
            "state",
            "connection",
            "token",
            "clock",
            "results",
            "time zone"
        }) {
            assertThat(doctor.out()).containsPattern("(?m)^(ok|warning) +" + topic + "  ");
        }
        assertThat(doctor.out())
                .contains("Sandbox Drive", "1 projects, nobody is using it", "--until 06:00 = ")
                .doesNotContain(sandbox.token());
        assertThat(sandbox.bill().charges()).hasSize(2);
    }

    @Test
    @InAFile
    void whatIsWrongIsToldAndTheRestIsLookedAtAllTheSame() throws IOException {
        nightcut.configure("nightcut.promt: x\n");
        Ended settings = nightcut.say("doctor");
        assertThat(settings.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(settings.out())
                .containsPattern("(?m)^wrong +settings .*nightcut.prompt")
                .contains("time zone");

        nightcut.configure("");
        Files.createDirectories(nightcut.state().getParent());
        Files.writeString(nightcut.state().resolveSibling("nightcut.mv.db"), "Something else");
        Ended others = nightcut.with("descript.token", "dx_bearer_mine:dx_secret_revoked")
                .with(
                        "nightcut.results",
                        Files.writeString(folder.resolve("file"), "").resolve("results"))
                .say("doctor");
        assertThat(others.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(others.out())
                .containsPattern("(?m)^wrong +state .*damaged or no state")
                .containsPattern("(?m)^wrong +token .*401")
                .containsPattern("(?m)^wrong +results .*not a folder")
                .doesNotContain("revoked");
    }

    @Test
    void aServerThatDoesNotAnswerAndATokenFileForAllAreTold() throws IOException {
        Path token = Files.createDirectories(nightcut.home()).resolve("token");
        Files.writeString(token, sandbox.token() + "\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        Nightcut fromAFile = nightcut.without("descript.token");
        nightcut.configure("descript.token-file: token\n");
        Ended open = fromAFile.say("doctor");
        assertThat(open.exitCode()).as(open.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(open.out()).containsPattern("(?m)^warning +file permissions .*chmod go-rwx " + token);
        assertThat(fromAFile.run(manifestOf("Recap")).out())
                .contains("Other users can read the token file " + token, "1 edited of 1");

        sandbox.order(Fault.error(Call.STATUS, 503, "oops").always());
        Ended silent = fromAFile.say("doctor");
        assertThat(silent.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(silent.out()).containsPattern("(?m)^wrong +connection .*no answer");
    }

    @Test
    void everySettingIsShownWithItsOriginAndSecretsAreNot() {
        nightcut.configure("nightcut:\n  # Ours\n  folder: Drafts\n");
        Ended settings = nightcut.say("settings", "--nightcut.prompt=Make it short");

        assertThat(settings.exitCode()).isZero();
        assertThat(settings.out())
                .containsPattern("(?m)^descript.token += \\*\\*\\*\\*  \\(")
                .containsPattern("(?m)^nightcut.prompt += Make it short  \\(command line\\)$")
                .containsPattern("(?m)^nightcut.folder += Drafts  \\(.*/config/application.yml, line 3\\)$")
                .containsPattern("(?m)^nightcut.team-access += edit  \\(default\\)$")
                .doesNotContain(sandbox.token());
        assertThat(nightcut.state().getParent()).doesNotExist();
    }
}
