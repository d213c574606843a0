package io.nightcut.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log in the home is bounded, whatever is written. */
class LogFileTest {

    private static final int BOUND = 10 << 20;

    @TempDir
    private Path folder;

    @Test
    void noFileIsMuchLongerThanTenMegabytesAndTheOldestGo() throws IOException {
        String line = "x".repeat(100_000);
        LogFile.begin(folder.resolve("nightcut.log"));
        try {
            for (int written = 0; written < 7 * BOUND; written += line.length()) {
                LogFile.tell(line);
            }
            LogFile.tell("the last line");
        } finally {
            LogFile.end();
        }

        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.sorted().toList();
            assertThat(logs)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly(
                            "nightcut.1.log", "nightcut.2.log", "nightcut.3.log", "nightcut.4.log", "nightcut.log");
            assertThat(logs).allSatisfy(file -> {
                assertThat(Files.size(file)).isLessThan(BOUND + 200_000);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
        }
        assertThat(Files.readString(folder.resolve("nightcut.log"))).endsWith("the last line\n");
    }
}
