package io.nightcut.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which requests a fault strikes: by turn, by time, by what is asked. */
class TargetTest extends SandboxFixture {

    private static final Fault AWAY = Fault.error(Call.STATUS, 503, "Away");

    @Test
    void theNthRequestAlone() {
        sandbox.order(AWAY.nth(3));
        assertThat(statuses(5)).containsExactly(200, 200, 503, 200, 200);
        assertThat(sandbox.faultsLeft()).isEmpty();
    }

    @Test
    void everyThirdFromTheSecondOn() {
        sandbox.order(AWAY.every(3).nth(2));
        assertThat(statuses(8)).containsExactly(200, 503, 200, 200, 503, 200, 200, 503);
    }

    @Test
    void aFaultCountsTheRequestsThatAnotherOneStrikes() {
        sandbox.order(AWAY.times(2));
        sandbox.order(Fault.error(Call.STATUS, 500, "Bad").nth(3));
        assertThat(statuses(4)).containsExactly(503, 503, 500, 200);
    }

    @Test
    void aSpanFromTheOrderOn() {
        sandbox.order(AWAY.during(Duration.ofSeconds(10), Duration.ofSeconds(20)));
        List<Integer> seen = Stream.generate(() -> {
                    int status = caller.get("/status").status();
                    clock.passSeconds(5);
                    return status;
                })
                .limit(6)
                .toList();
        assertThat(seen).containsExactly(200, 200, 503, 503, 200, 200);
    }

    @Test
    void aSpanPassesAsFastAsTheSandbox() {
        try (Sandbox fast = Sandbox.start(settings().withSpeed(10), clock)) {
            Caller other = new Caller(fast);
            fast.order(AWAY.forTheNext(Duration.ofSeconds(100)));
            clock.passSeconds(9);
            assertThat(other.get("/status").status()).isEqualTo(503);
            clock.passSeconds(1);
            assertThat(other.get("/status").status()).isEqualTo(200);
        }
    }

    @Test
    void onlyWhatIsAskedForInTheUrl() {
        caller.importMedia("A");
        caller.importMedia("B");
        sandbox.order(Fault.error(Call.JOBS, 503, "Away").asked("type=agent"));
        assertThat(caller.get("/jobs").status()).isEqualTo(200);
        assertThat(caller.get("/jobs?type=agent").status()).isEqualTo(503);
    }

    @Test
    void changesOfAnAnswerAndAFaultInItsPlaceMeet() {
        sandbox.order(ReadFaults.date(Call.STATUS, Duration.ofHours(5)));
        sandbox.order(Fault.html(Call.STATUS, 502));
        sandbox.order(
                Fault.of(Call.STATUS, FaultKind.HEADER).header("X-More", "{n}").always());
        Caller.Reply page = caller.get("/status");
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.header("Date")).isEqualTo("Mon, 23 Nov 2026 07:00:00 GMT");
        assertThat(page.header("X-More")).isEqualTo("0");
        assertThat(caller.get("/status").header("X-More")).isEqualTo("1");
    }

    private List<Integer> statuses(int count) {
        return Stream.generate(() -> caller.get("/status").status())
                .limit(count)
                .toList();
    }
}
