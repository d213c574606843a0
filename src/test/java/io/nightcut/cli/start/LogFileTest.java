package io.nightcut.cli.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The log in the home is bounded, whatever is written. */
class LogFileTest {

    private static final int BOUND = 10 << 20;

    @TempDir
    private Path folder;

    /** Every write to this device fails like one to a full disk. */
    @Test
    void aLogThatCannotBeWrittenIsToldInOneLine() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        root.addAppender(told);
        try {
            LogFile.begin(full);
            IntStream.range(0, 100).forEach(i -> LogFile.tell("line " + i));
        } finally {
            LogFile.end();
            root.detachAppender(told);
        }

        assertThat(told.list)
                .singleElement()
                .asString()
                .contains("[WARN] Cannot write the log file /dev/full (No space left on device)");
    }

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
