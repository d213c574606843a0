package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.ReadFaults;
import io.nightcut.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This machine's clock is hours away from Descript's, and answers get lost: what was made is found all the same. */
class WrongClockTest extends NightFixture {

    @ParameterizedTest
    @ValueSource(longs = {-5, 5})
    void whatAnUnansweredPostMadeIsFoundByDescriptsOwnTime(long hours) {
        sandbox.close();
        sandbox = Sandbox.start(settings().withClockSkew(Duration.ofHours(hours)));
        nightcut = Nightcut.in(folder, sandbox, settings().speed());
        sandbox.order(Fault.emptyResponse(Call.IMPORT).on("Recap").afterTheEffect());
        sandbox.order(Fault.emptyResponse(Call.AGENT).on("Demo").afterTheEffect());
        Path manifest = manifestOf("Recap", "Demo");

        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
        assertThat(night.lines("adopted")).hasSize(2);
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        assertThat(sandbox.bill().edits()).isEqualTo(2);
    }

    /** One of Descript's servers has a wrong clock, and the answers that show it come before and after the POST. */
    @ParameterizedTest
    @ValueSource(longs = {-24, -5, 5, 24})
    void aServerOfDescriptsWithAWrongClockHidesNothing(long hours) {
        sandbox.order(ReadFaults.date(Call.JOB, Duration.ofHours(hours)));
        sandbox.order(Fault.emptyResponse(Call.AGENT).afterTheEffect());

        Ended night = nightcut.run(manifestOf("Recap"));

        assertThat(sandbox.bill().imports()).isEqualTo(1);
        assertThat(sandbox.bill().edits()).isEqualTo(1);
        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.DONE);
    }

    /** Nobody knows better: what may have been made a day before it was sent is for a person to decide. */
    @Test
    void whereTheTimeIsWrongFromTheStartNothingIsPaidTwice() {
        sandbox.order(ReadFaults.date(Call.STATUS, Duration.ofHours(24)));
        sandbox.order(Fault.emptyResponse(Call.IMPORT).on("Recap").afterTheEffect());
        sandbox.order(Fault.emptyResponse(Call.AGENT).on("Demo").afterTheEffect());

        Ended night = nightcut.run(manifestOf("Recap", "Demo"));

        assertThat(night.exitCode()).as(night.said()).isEqualTo(ExitCode.SOME_TO_REVIEW);
        assertThat(night.said())
                .contains("of this name is from ", "on its project is from ", "then decide: nightcut resolve");
        assertThat(sandbox.bill().imports()).isEqualTo(2);
        assertThat(sandbox.bill().edits()).isEqualTo(1);
    }
}
