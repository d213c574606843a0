package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A manifest was read, and the ledger could not make its lines the ones that count. */
class UnacceptedManifestTest extends NightFixture {

    @Test
    void aRunWhoseManifestIsNotAcceptedEndsAndSendsNothingAndTheNextGoesOn() {
        assertThat(nightcut.run(manifestOf("Recap")).exitCode()).isEqualTo(ExitCode.DONE);
        State state = new State(nightcut);
        Path manifest = manifestOf("Recap", "Demo");

        state.change("alter table manifest add constraint no_reading check (reading < 0) nocheck");
        Ended night = nightcut.run(manifest);

        assertThat(night.exitCode()).isEqualTo(ExitCode.STOPPED);
        assertThat(night.err()).contains("no_reading".toUpperCase());
        assertThat(sandbox.bill().imports()).isOne();

        state.change("alter table manifest drop constraint no_reading");
        Ended next = nightcut.run(manifest);

        assertThat(next.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(next.of("Demo").cell("status")).isEqualTo("edited");
        assertThat(sandbox.bill().importsOf("Recap")).isOne();
    }
}
