package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run without memory ends as if it were killed: at once, in one line, and the next run pays for nothing again. */
@Timeout(300)
class NoMemoryTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void archive() throws IOException, InterruptedException {
        ClassData.archive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after DescriptClient.submit(AgentRequest) 1", "before Results.write() 1"})
    void theRunEndsAndTheNextOneRecovers(String edge) throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            endsInOneLine(night.exhaustedAt(edge));
            night.comesToItsEnd();
        }
    }

    /** Not one thread without memory, but all of them, at any moment from then on. */
    @ParameterizedTest
    @ValueSource(strings = "after DescriptClient.submit(ImportRequest) 2")
    void aHeapThatIsFullEndsTheRunTheSame(String edge) throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            endsInOneLine(night.filledAt(edge));
            night.comesToItsEnd();
        }
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"before Ledger.settled(IMPORT) 1", "after Ledger.sending(IMPORT) 2"})
    void aHeapThatIsFullEndsTheRunTheSameToo(String edge) throws IOException {
        aHeapThatIsFullEndsTheRunTheSame(edge);
    }

    private static void endsInOneLine(Child child) throws IOException {
        child.exits(ExitCode.BROKEN);

        assertThat(child.output().lines().filter(line -> line.contains("ran out of memory")))
                .as(child.output())
                .hasSize(1);
        assertThat(child.output()).doesNotContain("\tat ", "Exception");
    }
}
