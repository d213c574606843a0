package io.nightcut.control;

import static io.nightcut.ledger.model.Stage.EDIT;
import static io.nightcut.ledger.model.Stage.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class FailureStreaksTest {

    private final RunControl run = new RunControl(Clock.systemUTC());
    private final FailureStreaks streaks = new FailureStreaks(run, new FailureSettings(3));

    @Test
    void stopsTheStageAfterSoManyOfTheSameCauseAndNamesIt() {
        fail("internal error 4711 (job a-1)", "internal error 4712 (job b-2)");
        assertThat(run.maySubmit(EDIT)).isTrue();

        fail("internal error 4713 (job c-3)");

        assertThat(run.maySubmit(EDIT)).isFalse();
        assertThat(run.maySubmit(IMPORT)).isTrue();
        assertThat(run.isBrokenOff()).isTrue();
        assertThat(run.whyStopped(EDIT))
                .contains(new Stop(
                        StopReason.FAILURES,
                        "3 edits in a row failed with the same cause: internal error 4713 (job c-3)"
                                + " (nightcut.stop-after-same-failures)"));
    }

    @Test
    void knowsACauseThoughNamesOfProjectsAndFilesDiffer() {
        streaks.jobFailed(EDIT, "My talk", "part of the media failed: My talk.mp4: no sound");
        streaks.jobFailed(EDIT, "Recap", "part of the media failed: Recap.mp4: no sound");
        streaks.jobFailed(EDIT, "Demo", "part of the media failed: Demo.mov: no sound");

        assertThat(run.maySubmit(EDIT)).isFalse();
    }

    @Test
    void oneJobThatIsDoneBeginsTheCountAnew() {
        fail("oops", "oops");
        streaks.jobDone(EDIT);
        fail("oops", "oops");

        assertThat(run.maySubmit(EDIT)).isTrue();
    }

    @Test
    void anotherCauseBeginsTheCountAnewAndEachStageHasItsOwn() {
        fail("oops", "oops", "no sound", "oops");
        streaks.jobFailed(IMPORT, "Recap", "oops");

        assertThat(run.maySubmit(EDIT)).isTrue();
        assertThat(run.maySubmit(IMPORT)).isTrue();
    }

    @Test
    void whatIsRefusedIsCountedByItselfAndEndsWithWhatIsAccepted() {
        streaks.refused(EDIT, "A", "refused (403): no access");
        streaks.refused(EDIT, "B", "refused (403): no access");
        streaks.accepted(EDIT);
        streaks.refused(EDIT, "C", "refused (403): no access");
        assertThat(run.maySubmit(EDIT)).isTrue();

        streaks.refused(EDIT, "D", "refused (403): no access");
        streaks.refused(EDIT, "E", "refused (403): no access");
        assertThat(run.maySubmit(EDIT)).isFalse();
    }

    @Test
    void zeroMeansThatItNeverStops() {
        FailureStreaks off = new FailureStreaks(run, new FailureSettings(0));
        for (int failures = 0; failures < 100; failures++) {
            off.jobFailed(EDIT, "Recap", "oops");
        }

        assertThat(run.maySubmit(EDIT)).isTrue();
    }

    private void fail(String... messages) {
        for (String message : messages) {
            streaks.jobFailed(EDIT, "Recap", message);
        }
    }
}
