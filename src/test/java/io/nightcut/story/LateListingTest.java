package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.ListFaults;
import io.nightcut.sandbox.PostFaults;
import org.junit.jupiter.api.Test;

/** What was made shows later than the looks for it, or in a list that is none. It is paid once all the same. */
class LateListingTest extends NightFixture {

    /** The first attempt's looks find nothing; the second is told that a job runs: that is the first one's. */
    @Test
    void anEditThatShowsLateIsFoundByTheTimeOfItsOwnAttempt() {
        sandbox.order(ListFaults.empty(Call.JOBS).asked("project_id=").times(4));
        sandbox.order(Fault.connectionReset(Call.AGENT).afterTheEffect().on("Recap"));
        sandbox.order(PostFaults.busy(Call.AGENT).on("Recap"));

        Ended night = nightcut.run(manifestOf("Recap"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.of("Recap").cell("attempts")).isEqualTo("2");
        assertThat(sandbox.bill().editsOf("Recap")).isOne();
        assertThat(sandbox.bill().paidTwice()).isEmpty();
    }

    @Test
    void aMaintenancePageIsNoLook() {
        sandbox.order(Fault.connectionReset(Call.IMPORT).afterTheEffect().on("Recap"));
        sandbox.order(ListFaults.answers(Call.PROJECTS, "{\"status\":\"maintenance\"}")
                .times(5));

        Ended night = nightcut.run(manifestOf("Recap"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
        assertThat(sandbox.faultsLeft()).isEmpty();
    }

    /** Foreign records that nobody can read cost no night; and where one may be what is looked for, nothing is paid. */
    @Test
    void recordsThatCannotBeReadEndNoNight() {
        sandbox.order(ListFaults.nullEntry(Call.JOBS));
        sandbox.order(ListFaults.foreignResult("\"done\""));
        sandbox.order(ListFaults.foreignBare(Call.JOBS));
        sandbox.order(ListFaults.nullEntry(Call.PROJECTS));
        sandbox.order(Fault.connectionReset(Call.IMPORT).on("Lost"));

        Ended night = nightcut.run(manifestOf("Recap", "Demo", "Lost"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.statuses()).containsExactly("edited", "edited", "unknown");
        assertThat(night.of("Lost").message()).contains("could not be read", "nightcut resolve");
        assertThat(sandbox.bill().imports()).isEqualTo(2);
    }
}
