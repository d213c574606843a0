package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import io.nightcut.story.InAFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that is asked to stop stops at once and in order, and only one run at a time works on a state. */
@Timeout(600)
class SignalTest {

    private static final String IN_FLIGHT = "Recap 6";

    /** Before the answer that hangs would come. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

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

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @InAFile
    void whileItStartsItSaysThatItWasStoppedAndNothingElse() throws Exception {
        try (KillNight night = KillNight.of(folder, 3)) {
            Child child = night.start();
            await().atMost(LONGEST_START).until(() -> Files.exists(folder.resolve("state/nightcut.mv.db")));
            child.signal("TERM");
            isStoppedBeforeAnythingWasSent(night, child);
            night.comesToItsEnd();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whileDescriptIsAskedFirstAClosedTerminalStopsIt() throws Exception {
        try (KillNight night = KillNight.of(folder, 3)) {
            CountDownLatch asked = new CountDownLatch(1);
            night.sandbox.order(Fault.error(Call.STATUS, 503, "Unavailable").always());
            night.sandbox.whenStruck(fault -> asked.countDown());
            Child child = night.start();
            assertThat(asked.await(120, TimeUnit.SECONDS)).as(child.output()).isTrue();
            child.signal("HUP");
            isStoppedBeforeAnythingWasSent(night, child);
            assertThat(child.output()).contains("Nothing was sent.");
            night.sandbox.clearFaults();
            night.comesToItsEnd();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whileALongManifestIsReadNothingOfItCountsAndNoResultsAreWritten() throws Exception {
        try (KillNight night = KillNight.of(folder, 3)) {
            Path manifest = folder.resolve("night.csv");
            String few = Files.readString(manifest);
            Files.writeString(
                    manifest,
                    few
                            + IntStream.rangeClosed(1, 100_000)
                                    .mapToObj(i -> "Long %d,https://example.com/%d.mp4%n".formatted(i, i))
                                    .collect(Collectors.joining()));
            Child child = night.start();
            assertThat(child.says("Drive:")).isTrue();
            child.signal("TERM");
            isStoppedBeforeAnythingWasSent(night, child);
            assertThat(child.output()).contains("while the manifest was read. Nothing was sent.");
            Files.writeString(manifest, few);
            night.comesToItsEnd();
        }
    }

    private void isStoppedBeforeAnythingWasSent(KillNight night, Child child) {
        child.exits(3);
        assertThat(child.output())
                .contains("Stopped before the end (signal): ", "Run the same command again to continue.")
                .doesNotContain("Exception", "\tat ", "Results:");
        assertThat(folder.resolve("results")).doesNotExist();
        assertThat(night.bill().charges()).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whenAllIsDoneASignalChangesNothingInThat() throws Exception {
        try (KillNight night = KillNight.of(folder, 1)) {
            Child child = night.start();
            assertThat(child.says("Results:")).isTrue();
            child.signal("TERM");
            child.exits(0);
            assertThat(child.output()).doesNotContain("Stopped before the end", "Exception");
            night.isPaidOnce();
            night.isToldTruly();
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
    @Tag("long")
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
