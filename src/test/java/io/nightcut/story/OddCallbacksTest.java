package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.CallbackFaults;
import io.nightcut.sandbox.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nights in which callbacks do not come as they should: every project is paid once and its end is found all the same. */
class OddCallbacksTest extends CallbackFixture {

    private static final String OTHER =
            "{\"job_id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"job_state\":\"stopped\"}";

    @Test
    void howeverTheyComeEachProjectIsEditedOnce() throws Exception {
        for (Call call : Call.posts()) {
            sandbox.order(CallbackFaults.times(call, 2).on("Twice"));
            sandbox.order(CallbackFaults.times(call, 10).on("Ten times"));
            sandbox.order(CallbackFaults.never(call).on("Never"));
            sandbox.order(CallbackFaults.early(call).on("Early"));
            sandbox.order(CallbackFaults.late(call, Duration.ofMinutes(10)).on("Late"));
            sandbox.order(CallbackFaults.saying(call, OTHER).on("Of another"));
            sandbox.order(CallbackFaults.saying(call, "{\"job_state\":\"cancelled\",\"job_id\":[1]}")
                    .on("Lies"));
            sandbox.order(CallbackFaults.redirected(call).on("Redirected"));
            sandbox.order(CallbackFaults.slowly(call, Duration.ofMillis(500)).on("Slow"));
        }
        Ended night = nightcut.with("nightcut.callback.check-every", "1s")
                .run(manifestOf(
                        "Usual",
                        "Twice",
                        "Ten times",
                        "Never",
                        "Early",
                        "Late",
                        "Of another",
                        "Lies",
                        "Redirected",
                        "Slow"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isEqualTo(10);
        assertThat(sandbox.bill().edits()).isEqualTo(10);
        assertThat(night.lines("Looking at all jobs at the usual pace until callbacks come again")
                        .toList())
                .as("said once at most")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(answers()).containsKey("405");
    }

    /** The edit is looked at two seconds after the import was seen ended, which is longer than a callback may take. */
    @Test
    void oneThatNeverComesIsToldOf() {
        sandbox.order(CallbackFaults.never(Call.IMPORT));
        sandbox.order(CallbackFaults.never(Call.AGENT));
        Ended night = nightcut.with("nightcut.callback.check-every", "2s").run(manifestOf("Never"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("and no callback came. Looking at all jobs at the usual pace until callbacks come again")
                        .toList())
                .hasSize(1);
    }

    /** Before the answer to its own POST, which has no callback but that one. */
    @Test
    void oneThatComesBeforeItsPostIsAnsweredIsTakenIntoAccountAfterwards() throws Exception {
        sandbox.order(Fault.slow(Call.IMPORT, Duration.ofSeconds(2)).on("Recap"));
        Ended night = nightcut.run(manifestOf("Recap"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("no callback came").toList()).isEmpty();
        assertThat(sandbox.bill()
                        .seeingLatencies(io.nightcut.sandbox.JobType.IMPORT)
                        .get(0))
                .isLessThan(Duration.ofSeconds(20));
    }

    /** Without a callback it would be looked for after a minute only. */
    @Test
    void oneOfAnUnknownJobHasAnUnansweredPostLookedForAtOnce() throws Exception {
        sandbox.order(Fault.connectionReset(Call.IMPORT).afterTheEffect().on("Lost"));
        Ended night = nightcut.with("nightcut.adopt.settle", "60s").run(manifestOf("Lost"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Lost")).isOne();
        assertThat(night.lines("was carried out after all").toList()).hasSize(1);
        assertThat(sandbox.bill()
                        .seeingLatencies(io.nightcut.sandbox.JobType.IMPORT)
                        .get(0))
                .isLessThan(Duration.ofSeconds(30));
    }

    /** As soon as a POST gets no answer, a stranger tells of jobs that do not exist, again and again. */
    @Test
    void manyOfUnknownJobsDoNotHaveAPostSentAgain() throws Exception {
        sandbox.order(Fault.listedLate(Call.IMPORT, Duration.ofMinutes(20)).on("Lost"));
        sandbox.order(Fault.connectionReset(Call.IMPORT).afterTheEffect().on("Lost"));
        for (int i = 0; i < 10; i++) {
            sandbox.order(
                    CallbackFaults.late(Call.IMPORT, Duration.ofMinutes(i)).on("Other " + i));
            sandbox.order(CallbackFaults.saying(Call.IMPORT, OTHER.replace("0f8", "0f" + i))
                    .on("Other " + i));
        }
        Ended night = nightcut.with("nightcut.adopt.settle", "1s")
                .with("nightcut.callback.check-every", "200ms")
                .run(manifestOf(
                        "Lost", "Other 0", "Other 1", "Other 2", "Other 3", "Other 4", "Other 5", "Other 6", "Other 7",
                        "Other 8", "Other 9"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Lost")).isOne();
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    @Test
    void whereItCannotListenNothingIsSentAndTheWordsSayWhy() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended night = nightcut.with("nightcut.callback.listen", "127.0.0.1:" + other.getLocalPort())
                    .run(manifestOf("Recap"));
            assertThat(night.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(night.err())
                    .startsWith("Cannot listen for callbacks on 127.0.0.1:" + other.getLocalPort()
                            + ": the port is in use.")
                    .endsWith("Nothing was sent.\n");
        }
        Ended elsewhere =
                nightcut.with("nightcut.callback.listen", "192.0.2.1:8787").run(manifestOf("Recap"));
        assertThat(elsewhere.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(elsewhere.err()).contains("this machine does not have this address");
        assertThat(callsReceived()).isZero();
    }

    @Test
    void theSecretStaysUntilItIsRotatedAndIsNeverShown() throws Exception {
        nightcut.run(manifestOf("One"));
        Path file = nightcut.kept("callback");
        String first = Files.readString(file);
        Ended shown = nightcut.say("callback");
        assertThat(Files.readString(file)).isEqualTo(first);
        Ended rotated = nightcut.say("callback", "--rotate");
        String second = Files.readString(file);
        assertThat(second).isNotEqualTo(first).hasSameSizeAs(first);
        nightcut.run(manifestOf("One", "Two"));
        assertThat(addresses()).hasSize(2).anyMatch(address -> address.endsWith(second));
        assertThat(List.of(shown, rotated)).allSatisfy(said -> {
            assertThat(said.exitCode()).isZero();
            assertThat(said.out()).contains("Callbacks are on", "/nightcut/…").doesNotContain(first, second);
        });
    }

    @Test
    void theDoctorTriesTheWayBack() throws Exception {
        Ended good = nightcut.say("doctor");
        assertThat(good.out())
                .containsPattern("(?m)^ok +callbacks +A call to http://127.0.0.1:" + port + "/nightcut/… arrived");
        Ended elsewhere =
                nightcut.with("nightcut.callback.url", sandbox.baseUrl()).say("doctor");
        assertThat(elsewhere.out()).containsPattern("(?m)^wrong +callbacks .*it was answered 404");
        assertThat(elsewhere.exitCode()).isEqualTo(ExitCode.REFUSED);
    }
}
