package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightcut.story.InAFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The state can grow no more: to the program that is what a full disk is. */
@Timeout(600)
@InAFile
class FullDiskTest {

    private static final int STOPPED = 3;

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit limits a process that runs");
        ClassData.archive();
    }

    @Test
    void nothingMoreIsSentAndTheSameCommandGoesOnWhenThereIsRoomAgain() throws Exception {
        try (KillNight night = KillNight.of(folder, 20)) {
            Child child = night.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> night.bill().imports() >= 2);
            limitFiles(child, Files.size(folder.resolve("state/nightcut.mv.db")));
            child.exits(STOPPED);

            assertThat(child.output())
                    .contains("Stopped before the end (state)", "Run the same command again to continue.");
            assertThat(night.bill().paidTwice()).isEmpty();
            assertThat(night.bill().imports()).isLessThan(20);
            night.comesToItsEnd();
        }
    }

    /** H2 closes a file that it cannot write, and a thread that is in the middle of it may never come back. */
    @Test
    void aStepThatHangsWhenTheStateIsClosedDoesNotKeepTheRunFromItsEnd() throws Exception {
        try (KillNight night = KillNight.of(folder, 8)) {
            Child child = night.hangsAt("before Ledger.sending(IMPORT) 7");
            assertThat(child.says(Mortal.HANGS)).isTrue();
            limitFiles(child, Files.size(folder.resolve("state/nightcut.mv.db")));
            child.exits(STOPPED);

            assertThat(child.output()).contains("cannot write the state or the results (the database is closed)");
            assertThat(night.bill().imports()).isEqualTo(6);
            night.comesToItsEnd();
        }
    }

    private static void limitFiles(Child child, long bytes) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("prlimit", "--pid", String.valueOf(child.pid()), "--fsize=" + bytes)
                        .start()
                        .waitFor())
                .isZero();
    }
}
