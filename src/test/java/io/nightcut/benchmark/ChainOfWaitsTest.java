package io.nightcut.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Bill.Charge;
import io.nightcut.sandbox.JobType;
import io.nightcut.sandbox.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Nights of a few jobs, in seconds, with one permit a minute. */
class ChainOfWaitsTest {

    private static final Instant START = Instant.parse("2026-11-24T01:00:00Z");
    private static final Quota ONE = Quota.perMinute(1);

    @Test
    void oneProjectLosesWhatIsBetweenItsTwoJobsAndAfterThem() {
        assertThat(losses(imported("a", 0, 100, 103), edited("a", 105, 150, 151)))
                .isEqualTo(losses(100 + 45, 0, 3 + 1, 2));
    }

    @Test
    void aPermitThatIsFreeAndNotUsedIsLost() {
        // The second import might have left at 60.
        assertThat(losses(imported("a", 0, 10, 10), imported("b", 64, 200, 200)))
                .isEqualTo(losses(60 + 136, 4, 0, 0));
    }

    @Test
    void anEditThatWaitsForItsPermitLosesNothingByAnImportSeenLate() {
        assertThat(losses(
                        imported("a", 0, 20, 20),
                        edited("a", 20, 30, 30),
                        imported("b", 60, 65, 75),
                        edited("b", 81, 90, 90)))
                .isEqualTo(losses(20 + 60 + 9, 1, 0, 0));
    }

    @Test
    void everySecondOfTheNightIsAccountedFor() {
        assertThat(losses(
                                imported("a", 0, 20, 22),
                                edited("a", 25, 30, 31),
                                imported("b", 63, 99, 104),
                                edited("b", 111, 120, 127))
                        .total())
                .isEqualTo(Duration.ofSeconds(127));
    }

    private static Losses losses(Charge... charges) {
        return new ChainOfWaits(new Bill(List.of(charges), Map.of()), ONE, ONE).losses();
    }

    private static Losses losses(long own, long permits, long seeing, long submitting) {
        return new Losses(
                Duration.ofSeconds(own),
                Duration.ofSeconds(permits),
                Duration.ofSeconds(seeing),
                Duration.ofSeconds(submitting));
    }

    private static Charge imported(String project, long at, long ends, long seen) {
        return charge(JobType.IMPORT, project, at, ends, seen);
    }

    private static Charge edited(String project, long at, long ends, long seen) {
        return charge(JobType.AGENT, project, at, ends, seen);
    }

    private static Charge charge(JobType type, String project, long at, long ends, long seen) {
        return new Charge(
                type,
                project,
                "id of " + project,
                type + " of " + project,
                START.plusSeconds(at),
                JsonNodeFactory.instance.objectNode(),
                START.plusSeconds(ends),
                START.plusSeconds(seen),
                1,
                null);
    }
}
