package io.nightcut.kill;

import static org.awaitility.Awaitility.await;

import io.nightcut.sandbox.JobType;
import io.nightcut.story.InAFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A power cut: the state comes back as it was some moments before the end. */
@Timeout(600)
@InAFile
class LostMomentsTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws Exception {
        ClassData.archive();
    }

    @ParameterizedTest(name = "as it was after {0} imports and {1} edits, cut off after {2} and {3}")
    @CsvSource({"6, 0, 6, 3", "3, 0, 6, 6"})
    void whatTheLedgerHasLostIsNotPaidTwice(int importsKept, int editsKept, int imports, int edits) throws IOException {
        try (KillNight night = KillNight.of(folder, 6)) {
            Child child = night.start();
            submitted(night, importsKept, editsKept);
            Path kept = Files.createDirectory(folder.resolve("kept"));
            copy(folder.resolve("state"), kept);
            submitted(night, imports, edits);
            child.kill();
            copy(kept, folder.resolve("state"));
            night.comesToItsEnd();
        }
    }

    private static void submitted(KillNight night, int imports, int edits) {
        await().atMost(LONGEST)
                .until(() -> night.bill().of(JobType.IMPORT).count() >= imports
                        && night.bill().of(JobType.AGENT).count() >= edits);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(
                from.resolve("nightcut.mv.db"),
                to.resolve("nightcut.mv.db"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
