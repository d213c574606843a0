package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as text: short, and what is not understood is refused. */
class FaultTextTest extends SandboxFixture {

    @Test
    void onlyWhatDiffersIsWritten() {
        assertThat(Fault.connectionReset(Call.IMPORT)).hasToString("IMPORT RESET");
        assertThat(Fault.connectionReset(Call.IMPORT)
                        .on(Call.posts())
                        .afterTheEffect()
                        .on("Weekly Recap")
                        .nth(3))
                .hasToString("IMPORT,AGENT RESET after on=\"Weekly Recap\" skip=2");
        assertThat(ListFaults.lags(Call.JOBS, Duration.ofSeconds(20)).every(4))
                .hasToString("JOBS STALE pause=PT20S every=4 times=always");
        assertThat(PostFaults.retryAfter(Call.AGENT, "{date+PT5M}").rate(0.5).saying("a \"b\" \\ c\nd"))
                .hasToString("AGENT ERROR status=429 message=\"a \\\"b\\\" \\\\ c\\nd\""
                        + " header.Retry-After={date+PT5M} times=always rate=0.5");
    }

    @Test
    void everyValueComesBack() {
        String line = "IMPORT,AGENT FATE status=1 message=\"= # \\\"\" fate=STUCK pause=PT1S at=/a count=2"
                + " header.A=b header.C=\"d e\" on=Recap asked=cursor= skip=1 every=2 times=3 rate=0.5 from=PT1M"
                + " until=PT2M";
        assertThat(Fault.parse(line)).hasToString(line);
        assertThat(Fault.parse("  JOB   ERROR   status=404  ").effect().status())
                .isEqualTo(404);
        assertThat(Fault.parse("JOB ERROR message=\"\"").effect().message()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JOB",
                "JOB NO_SUCH",
                "NO_SUCH ERROR",
                "JOB ERROR colour=red",
                "JOB ERROR times=0",
                "JOB ERROR every=0",
                "JOB ERROR rate=2",
                "JOB ERROR message=\"open",
                "JOB FATE fate=STUCK"
            })
    void whatIsNotUnderstoodIsRefused(String line) {
        assertThatThrownBy(() -> Fault.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNightCanBePrintedAndOrderedAgain() {
        sandbox.order(Fault.error(Call.STATUS, 503, "Away"));
        sandbox.order(Fault.error(Call.STATUS, 500, "Bad").nth(2));
        caller.get("/status");
        String script = sandbox.script();
        assertThat(script).isEqualTo("""
                # seed 7
                STATUS ERROR status=503 message=Away
                STATUS ERROR status=500 message=Bad skip=1
                """);
        assertThat(sandbox.strikes()).containsExactly("STATUS: STATUS ERROR status=503 message=Away");
        try (Sandbox again = Sandbox.start(settings(), clock)) {
            again.order(script);
            assertThat(again.script()).isEqualTo(script);
            Caller other = new Caller(again);
            assertThat(other.get("/status").status()).isEqualTo(503);
            assertThat(other.get("/status").status()).isEqualTo(500);
            assertThat(other.get("/status").status()).isEqualTo(200);
        }
    }
}
