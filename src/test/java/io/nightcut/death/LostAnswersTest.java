package io.nightcut.death;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A night in which every fifth POST loses its answer, half of them before and half of them after their effect. */
class LostAnswersTest {

    private static final int PROJECTS = 100;

    @TempDir
    Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void everyFifthAnswerIsLostAndEachProjectIsMadeOnce() throws IOException {
        try (Night night = Night.of(folder, PROJECTS)) {
            Fault lost = Fault.emptyResponse(Call.IMPORT).on(Call.posts());
            night.sandbox.order(lost.rate(0.1));
            night.sandbox.order(lost.afterTheEffect().rate(0.1 / 0.9));
            night.comesToItsEnd();
            int posts = night.bill().received(Call.IMPORT) + night.bill().received(Call.AGENT);
            assertThat(posts).as("without effect some were made again").isGreaterThan(2 * PROJECTS + PROJECTS / 10);
        }
    }
}
