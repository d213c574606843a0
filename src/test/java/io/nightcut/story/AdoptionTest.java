package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Bill;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Among all that bears its name, a lost POST's project is told by owner, time and letter. */
class AdoptionTest extends NightFixture {

    private static final Fault LOST = Fault.emptyResponse(Call.IMPORT).afterTheEffect();

    @Test
    void whatIsOthersOrOlderOrCalledOtherwiseIsPassedOver() {
        sandbox.seed(Seed.mine("Recap", Instant.now().minusSeconds(3600)));
        sandbox.order(LOST);
        sandbox.whenStruck(fault -> {
            Instant before = Instant.now().minusMillis(500);
            sandbox.seed(Seed.somebodyElses("Recap", before));
            sandbox.seed(Seed.mine("RECAP", before));
            sandbox.seed(Seed.mine("Recap 2", before));
        });
        Ended night = nightcut.run(manifestOf("Recap"), "--new-state");

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Recap").cell("project_id")).isEqualTo(paid().projectId());
        assertThat(night.of("Recap").review()).isEmpty();
        assertThat(sandbox.bill().imports()).isOne();
    }

    @Test
    void whatBelongsToAnotherLineIsPassedOver() {
        Path manifest = manifest("Recap," + url("monday"));
        Ended monday = nightcut.run(manifest);
        sandbox.order(LOST);
        Ended tuesday = nightcut.run(manifest("Recap," + url("tuesday")));

        assertThat(tuesday.exitCode()).as(tuesday.said()).isEqualTo(ExitCode.DONE);
        assertThat(tuesday.of("Recap").cell("project_id"))
                .isNotEqualTo(monday.of("Recap").cell("project_id"));
        assertThat(tuesday.of("Recap").review()).isEmpty();
        assertThat(sandbox.bill().imports()).isEqualTo(2);
    }

    @Test
    void ofTwoTheOldestIsAdoptedAndTheOtherIsNamed() {
        AtomicReference<String> other = new AtomicReference<>();
        sandbox.order(LOST);
        sandbox.whenStruck(fault -> other.set(
                sandbox.seed(Seed.mine("Recap", Instant.now().plusMillis(20))).projectId()));
        Ended night = nightcut.with("nightcut.adopt.settle", "400ms").run(manifestOf("Recap"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.of("Recap").cell("project_id")).isEqualTo(paid().projectId());
        assertThat(night.of("Recap").review()).contains("made twice", other.get());
    }

    /** Listed after the first look, before the third. */
    @Test
    void aListingMayLagBehindTheFirstLook() {
        sandbox.order(LOST);
        sandbox.order(Fault.listedLate(Call.IMPORT, Duration.ofMillis(800).multipliedBy((long) SPEED)));
        Ended night = nightcut.with("nightcut.adopt.settle", "400ms").run(manifestOf("Recap"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().imports()).isOne();
    }

    private Bill.Charge paid() {
        return sandbox.bill().charges().get(0);
    }
}
