package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
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
}
