package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.JobType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before the first POST ends the command with 2, one line and nothing sent. */
class RefusalTest extends NightFixture {

    @Test
    void aStateWithASemicolonIsRefusedBeforeTheDatabaseReadsIt() {
        Ended night = nightcut.with("nightcut.state", folder.resolve("state") + ";INIT=CREATE TABLE X(I INT)")
                .run(manifestOf("Recap"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.said()).contains("nightcut.state", "must not contain a semicolon", "Nothing was sent.");
        assertThat(sandbox.bill().charges()).isEmpty();
    }

    @Test
    void aPromptIsTakenLiterally() {
        String prompt = "Cut ${DESCRIPT_API_TOKEN} ${descript.token} \\${user.home} #{1+1} at 100 %s";
        Ended night = nightcut.with("nightcut.prompt", prompt).run(manifestOf("Recap"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill()
                        .of(JobType.AGENT)
                        .map(charge -> charge.request().path("prompt").asString()))
                .containsExactly(prompt);
    }

    @Test
    void withoutATokenNothingIsSentAndOneSaysHowToGetOne() {
        Ended night = nightcut.with("descript.token", "").run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.err())
                .contains("no token is set", "Create an API token", "DESCRIPT_API_TOKEN", "Nothing was sent");
        assertThat(callsReceived()).isZero();
    }

    @Test
    void aTokenThatDescriptRefusesEndsTheRunBeforeItsFirstPost() {
        Ended night = nightcut.with("descript.token", "dx_bearer_mine:dx_secret_revoked")
                .run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.err()).contains("Missing or wrong token", "Create an API token", "Nothing was sent");
        assertThat(night.said()).doesNotContain("revoked", "dx_bearer_mine");
        assertThat(sandbox.bill().charges()).isEmpty();
    }

    @Test
    void aTokenOnTheCommandLineIsRefusedUnreadAndNotShown() {
        for (String argument : List.of("--descript.token=s3cret", "--token=s3cret", "--descript.token s3cret")) {
            Ended night = nightcut.say("run", manifestOf("Recap").toString(), argument);

            assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(night.said())
                    .contains("Set the environment variable DESCRIPT_API_TOKEN instead", "Nothing was sent.")
                    .doesNotContain("s3cret");
        }
        assertThat(callsReceived()).isZero();
    }

    @Test
    void aPasswordInTheBaseUrlIsRefusedAndNotShown() {
        Ended night = nightcut.with("descript.base-url", "https://ann:s3cret@descriptapi.com/v1")
                .run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.err()).contains("descript.base-url", "user name or password");
        assertThat(night.said()).doesNotContain("s3cret");
    }

    @Test
    void aTokenWithALineBreakInItIsNotSent() {
        Ended night = nightcut.with("descript.token", "dx_bearer_mine:\ndx_secret_mine")
                .run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.said()).doesNotContain("dx_secret_mine");
        assertThat(callsReceived()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://descriptapi.com/v1",
                "http://127.0.0.1.example.com/v1",
                "http://localhost.example.com/v1",
                "ftp://127.0.0.1/v1",
                "descriptapi.com/v1",
                "file:///v1"
            })
    void theTokenTravelsByHttpsOnly(String baseUrl) {
        Ended night = nightcut.with("descript.base-url", baseUrl).run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.err()).contains("base-url", "https");
    }

    @Test
    void anAddressThatIsNoDescriptIsNamed() {
        Ended night = nightcut.with("descript.base-url", sandbox.baseUrl() + "/elsewhere")
                .run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.err()).contains("refused (404)", "Check the setting descript.base-url.");
        assertThat(sandbox.bill().charges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nightcut.poll.least, 0s",
        "nightcut.poll.first, soon",
        "nightcut.poll.give-up-after, 1ms",
        "nightcut.adopt.settle, 0s",
        "nightcut.team-access, everybody",
        "nightcut.prompt, ' '",
        "descript.patience, long",
        "resilience4j.ratelimiter.instances.import.limit-for-period, many",
        "resilience4j.ratelimiter.instances.import.limit-for-period, 0"
    })
    void aWrongValueIsNamedByItsSetting(String name, String value) {
        Ended night = nightcut.with(name, value).run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.err()).contains(name.substring(0, name.lastIndexOf('.')));
        assertThat(callsReceived()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightcut.pol.first", "nightcut.promt", "descript.tokn", "resilience4j.ratelimiter.limit"})
    void aSettingThatDoesNotExistIsNotIgnored(String name) {
        Ended night = nightcut.with(name, "5s").run(manifestOf("Recap"));

        assertIsRefused(night);
        assertThat(night.err()).startsWith("Unknown setting " + name);
        assertThat(callsReceived()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "walk night.csv", "run night.csv --fast", "run a.csv b.csv", "results", "check"})
    void wrongUsageSaysWhatIsRight(String words) {
        Ended night = nightcut.say(words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err()).contains("nightcut").doesNotContain("Exception");
        assertThat(callsReceived()).isZero();
    }

    @Test
    void aSettingInAFileIsTakenAsWell() {
        nightcut.configure("nightcut.prompt: From the file\n");
        Ended night = nightcut.run(manifestOf("Recap"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().charges().get(1).request().path("prompt").asString())
                .isEqualTo("From the file");
    }

    private static void assertIsRefused(Ended night) {
        assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err().lines()).hasSize(1);
        assertThat(night.results()).isEmpty();
    }
}
