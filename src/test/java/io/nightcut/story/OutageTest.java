package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Descript is not there: that is said once and waited out, for as long as our patience lasts. */
class OutageTest extends NightFixture {

    @Test
    void nobodyAtTheAddressEndsTheRunWhenPatienceIsOverAndNothingIsSent() {
        sandbox.close();
        Ended night = nightcut.with("descript.patience", "300ms").run(manifestOf("Recap"));

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.lines("Descript does not answer (no connection")).hasSize(1);
        assertThat(night.err().lines())
                .singleElement()
                .asString()
                .startsWith("Stopped before the end (outage): ")
                .contains("Nothing was sent. Run the same command again to continue.");
        assertThat(night.out()).doesNotContain("\tat ");
    }

    @Test
    void aDescriptThatIsDownAtTheStartIsWaitedFor() {
        sandbox.outage(true);
        CompletableFuture<Ended> run = meanwhile(() -> nightcut.run(manifestOf("Recap")));
        until(() -> sandbox.bill().received(Call.STATUS) > 3);
        sandbox.outage(false);
        Ended night = run.join();

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("Descript does not answer (Descript answered 503). Trying for up to 20 s"))
                .hasSize(1);
        assertThat(night.lines("Descript answers again")).isNotEmpty();
    }

    @Test
    void anOutageInTheMiddleIsWaitedOutAndCostsNoProjectAndNoMoney() {
        Path manifest = manifestOf(
                IntStream.range(0, 25).mapToObj(number -> "Project " + number).toArray(String[]::new));
        CompletableFuture<Ended> run = meanwhile(() -> nightcut.run(manifest));
        until(() -> sandbox.bill().imports() >= 5);
        sandbox.outage(true);
        int before = callsReceived();
        until(() -> callsReceived() > before + 6);
        int asked = sandbox.bill().received(Call.STATUS);
        until(() -> sandbox.bill().received(Call.STATUS) >= asked + 2);
        int posts = posts();
        until(() -> sandbox.bill().received(Call.STATUS) >= asked + 4);
        assertThat(posts()).as("POSTs into an outage").isLessThanOrEqualTo(posts + 1);
        sandbox.outage(false);
        Ended night = run.join();

        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(night.statuses()).hasSize(25).containsOnly("edited");
        assertThat(sandbox.bill().paidTwice()).isEmpty();
        assertThat(night.lines("Descript does not answer")).isNotEmpty();
        assertThat(night.lines("Descript answers again")).isNotEmpty();
    }

    @Test
    void theFirstAnswerAfterAnOutageMayBeThatWeAskTooOften() {
        Path manifest = manifestOf(
                IntStream.range(0, 25).mapToObj(number -> "Project " + number).toArray(String[]::new));
        Fault tooOften = Fault.rateLimited(Call.STATUS, Duration.ofSeconds(2));
        Set<Call> others = EnumSet.complementOf(EnumSet.of(Call.STATUS));
        CompletableFuture<Ended> run = meanwhile(() -> nightcut.run(manifest));
        until(() -> sandbox.bill().imports() >= 5);
        sandbox.order(tooOften);
        sandbox.order(Fault.error(Call.IMPORT, 503, "oops").on(others).always());
        until(() -> !sandbox.faultsLeft().contains(tooOften));
        sandbox.clearFaults();
        Ended night = run.join();

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    private int posts() {
        return sandbox.bill().received(Call.IMPORT) + sandbox.bill().received(Call.AGENT);
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
    }
}
