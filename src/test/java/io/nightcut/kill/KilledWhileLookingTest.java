package io.nightcut.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Seed;
import io.nightcut.story.Here;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A night in which every fifth POST loses its answer, half of them before and half of them after their effect. */
@Timeout(600)
class KilledWhileLookingTest {

    private static final int PROJECTS = 100;

    private static final Fault LOST = Fault.emptyResponse(Call.IMPORT).on(Call.posts());

    @TempDir
    Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void everyFifthAnswerIsLostAndEachProjectIsMadeOnce() throws IOException {
        try (KillNight night = KillNight.of(folder, PROJECTS)) {
            night.sandbox.order(LOST.rate(0.1));
            night.sandbox.order(LOST.afterTheEffect().rate(0.1 / 0.9));
            night.comesToItsEnd();
            int posts = night.bill().received(Call.IMPORT) + night.bill().received(Call.AGENT);
            assertThat(posts).as("without effect some were made again").isGreaterThan(2 * PROJECTS + PROJECTS / 10);
        }
    }

    /** What was made before, by us for itself or by others, bears the same name and is not what is looked for. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatBelongsToAnotherIsNotTakenForTheLostOne() throws IOException {
        try (KillNight night = KillNight.of(folder, 3)) {
            night.sandbox.seed(Seed.somebodyElses("Recap 2", Instant.now()));
            night.sandbox.seed(Seed.mine("Recap 2", Instant.now().minus(Duration.ofDays(2))));
            night.sandbox.order(LOST.on("Recap 2").times(2));
            assertThat(Here.run(night.variables(), night.command("--new-state")))
                    .isZero();
            night.comesToItsEnd();
            night.sandbox.order(LOST.on("Recap 2"));
            assertThat(Here.run(night.variables(), night.command("--redo", "Recap 2")))
                    .isZero();
            assertThat(night.bill().importsOf("Recap 2")).isEqualTo(2);
            assertThat(night.bill().editsOf("Recap 2")).isEqualTo(2);
            assertThat(night.bill().charges()).hasSize(8);
        }
    }
}
