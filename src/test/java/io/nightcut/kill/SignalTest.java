package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that is asked to stop stops at once and in order, and only one run at a time works on a state. */
@Timeout(600)
class SignalTest {

    private static final String IN_FLIGHT = "Recap 6";
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void afterSigtermTheAnswerUnderWayIsAwaitedAndItsJobIdKept() throws Exception {
        try (KillNight night = KillNight.of(folder, 12)) {
            stoppedDuringAnImport(night, Duration.ofSeconds(2), "TERM");
            assertThat(line(night, IN_FLIGHT))
                    .containsEntry("status", "importing")
                    .containsEntry("import_job_id", jobOf(night, IN_FLIGHT));
            night.comesToItsEnd();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void afterSigintAnAnswerThatHangsIsNotAwaitedForEver() throws Exception {
        try (KillNight night = KillNight.of(folder, 12)) {
            stoppedDuringAnImport(night, Duration.ofSeconds(50), "INT");
            assertThat(line(night, IN_FLIGHT))
                    .containsEntry("status", "importing")
                    .containsEntry("import_job_id", "");
            night.comesToItsEnd();
        }
    }

    private static void stoppedDuringAnImport(KillNight night, Duration answerTakes, String signal) throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        night.sandbox.order(Fault.slow(Call.IMPORT, answerTakes).on(IN_FLIGHT));
        night.sandbox.whenStruck(fault -> underWay.countDown());
        Child child = night.start();
        assertThat(underWay.await(120, TimeUnit.SECONDS)).as(child.output()).isTrue();
        long signalled = System.nanoTime();
        child.signal(signal);
        assertThat(child.says("Stopping:")).as(child.output()).isTrue();
        int edits = night.bill().edits();
        child.exits(3);
        assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(LONGEST);
        assertThat(night.bill().edits()).as("only one that was under way").isBetween(edits, edits + 1);
        assertThat(night.bill().imports()).as("none after the one under way").isEqualTo(6);
        assertThat(night.results()).hasSize(12);
        assertThat(line(night, "Recap 12")).containsEntry("status", "waiting");
        assertThat(child.output()).contains("Run the same command again to continue.");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSecondRunOnTheSameStateIsSentAway() throws Exception {
        try (KillNight night = KillNight.of(folder, 3)) {
            CountDownLatch underWay = new CountDownLatch(1);
            // The first run waits for Descript until the second has ended, however long that takes to start.
            night.sandbox.order(Fault.slow(Call.IMPORT, Duration.ofMillis(1)).on("Recap 2"));
            night.sandbox.whenStruck(fault -> {
                night.sandbox.outage(true);
                underWay.countDown();
            });
            Child first = night.start();
            assertThat(underWay.await(120, TimeUnit.SECONDS)).as(first.output()).isTrue();
            Child second = night.start();
            second.exits(4);
            assertThat(second.output())
                    .contains("pid " + first.pid() + ", since 2")
                    .doesNotContain("Exception");
            night.sandbox.outage(false);
            first.exits(0);
            night.isPaidOnce();
            night.isToldTruly();
        }
    }

    private static String jobOf(KillNight night, String project) {
        return night.bill()
                .of(JobType.IMPORT)
                .filter(charge -> charge.project().equals(project))
                .map(Bill.Charge::jobId)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> line(KillNight night, String project) throws IOException {
        return night.results().stream()
                .filter(line -> project.equals(line.get("name")))
                .findFirst()
                .orElseThrow();
    }
}
