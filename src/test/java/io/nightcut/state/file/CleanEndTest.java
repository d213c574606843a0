package io.nightcut.state.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is closed at the end of a run, and opened by the next one. */
class CleanEndTest {

    private static final int NIGHTS = 15;
    private static final int RUNS = 14;

    @TempDir
    Path folder;

    @Test
    void aLargeFileIsSmallAfterwardsAndItsOwnersAlone() throws Exception {
        Path state = folder.resolve("nightcut");
        BusyState busy = new BusyState(H2.fileUrl(state), state);
        long before;
        try (Connection open = busy.open()) {
            busy.write(open, new Random(1), 200);
            before = Files.size(StateFile.of(state));
            busy.close();
        }

        assertThat(before).isGreaterThan(1 << 20);
        assertThat(Files.size(StateFile.of(state))).isLessThan(400_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(StateFile.of(state))))
                .isEqualTo("rw-------");
        try (Connection again = busy.open();
                Statement statement = again.createStatement()) {
            assertThat(statement.executeQuery("select * from project").next()).isTrue();
        }
    }

    /** H2's own way to compact makes of some of them a file that it does not open any more. */
    @Test
    @Tag("long")
    void aFileWhoseProcessesWereKilledIsOpenedByTheNextOne() throws Exception {
        Random random = new Random();
        for (int night = 0; night < NIGHTS; night++) {
            Path state = folder.resolve("night-" + night);
            for (int run = 0; run < RUNS; run++) {
                boolean isKilled = run < RUNS - 1 && random.nextInt(4) > 0;
                int writes = isKilled ? random.nextInt(run == 0 ? 3000 : 900) : Integer.MAX_VALUE;
                Path output = folder.resolve("output");
                assertThat(exitCode(state, random.nextLong(), writes, output))
                        .as("night %d, run %d: %s", night, run, Files.readString(output))
                        .isIn(0, DyingFiles.EXIT_CODE);
            }
        }
    }

    private static int exitCode(Path state, long seed, int writes, Path output)
            throws IOException, InterruptedException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyState.class.getName(),
                        state.toString(),
                        String.valueOf(seed),
                        String.valueOf(writes))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }
}
