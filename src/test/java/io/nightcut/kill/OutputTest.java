package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes to standard output is a log: what becomes of it changes nothing in the night. */
@Timeout(600)
class OutputTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @Test
    void aRunWhoseLogCannotBeWrittenIsDoneAllTheSame() throws Exception {
        assumeTrue(Files.exists(FULL));
        try (KillNight night = KillNight.of(folder, 3)) {
            night.writesTo(Redirect.to(FULL.toFile())).exits(0);
            night.isPaidOnce();
            night.isToldTruly();
        }
    }

    @Test
    void aCommandWhoseOutputIsWhatWasAskedForSaysThatItIsLost() throws Exception {
        assumeTrue(Files.exists(FULL));
        try (KillNight night = KillNight.of(folder, 1)) {
            Child status = night.writesTo(Redirect.to(FULL.toFile()), "status");
            status.exits(3);
            assertThat(status.output())
                    .isEqualTo("Cannot write to standard output: its disk is full, or nobody reads it.%n".formatted());
        }
    }

    @Test
    void aRunWhoseReaderHasGoneIsDoneAllTheSame() throws Exception {
        try (KillNight night = KillNight.of(folder, 3)) {
            Child child = night.writesTo(Redirect.PIPE);
            child.closeOutput();
            child.exits(0);
            night.isPaidOnce();
            night.isToldTruly();
        }
    }

    @Test
    void aRunWhoseLogNobodyReadsDoesNotStandStill() throws Exception {
        try (KillNight night = KillNight.of(folder, 3)) {
            logMoreThanAPipeHolds();
            night.writesTo(Redirect.PIPE).exits(1);
            night.isPaidOnce();
        }
    }

    @Test
    @Tag("long")
    void norWhenItIsStopped() throws Exception {
        try (KillNight night = KillNight.of(folder, 3)) {
            logMoreThanAPipeHolds();
            CountDownLatch underWay = new CountDownLatch(1);
            night.sandbox.order(Fault.slow(Call.IMPORT, Duration.ofSeconds(1)).on("Recap 2"));
            night.sandbox.whenStruck(fault -> underWay.countDown());
            Child child = night.writesTo(Redirect.PIPE);
            assertThat(underWay.await(120, TimeUnit.SECONDS)).isTrue();
            child.signal("TERM");
            child.exits(3);
            assertThat(night.bill().imports()).isEqualTo(2);
            assertThat(night.results()).extracting(line -> line.get("status")).contains("importing", "waiting");
        }
    }

    private void logMoreThanAPipeHolds() throws IOException {
        Files.write(
                folder.resolve("night.csv"),
                IntStream.rangeClosed(1, 1_500)
                        .mapToObj(i -> "No link " + i + ",nowhere")
                        .toList(),
                StandardOpenOption.APPEND);
    }
}
