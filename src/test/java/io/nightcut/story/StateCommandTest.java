package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.control.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The state as a file: small, copied, put back, pruned, and never overwritten. */
@InAFile
class StateCommandTest extends NightFixture {

    private static final int PROJECTS = 20;
    private static final long TABLES = 512 << 10;
    private static final long FOR_A_PROJECT = 3000;

    @Test
    void itIsSmallAfterANightAndACopyOfItKnowsWhatIsPaid() throws IOException {
        String[] names = new String[PROJECTS];
        for (int i = 0; i < PROJECTS; i++) {
            names[i] = "Recap " + i;
        }
        Path manifest = manifestOf(names);
        nightcut.run(manifest);
        Path state = folder.resolve("state/nightcut.mv.db");
        assertThat(Files.size(state)).isLessThan(TABLES + FOR_A_PROJECT * PROJECTS);

        Ended shown = nightcut.say("state");
        assertThat(shown.out())
                .contains(state.toString(), "20 projects, 40 submissions, 1 manifests, 1 runs", "Oldest run: 20");
        Path backup = folder.resolve("backup.mv.db");
        assertThat(nightcut.say("state", "backup", backup.toString()).exitCode())
                .isZero();
        assertThat(nightcut.say("state", "backup", backup.toString()).exitCode())
                .as("over the first")
                .isEqualTo(ExitCode.REFUSED);
        assertThat(nightcut.say("state", "prune", "--older-than", "0s").out()).contains("1 runs are forgotten");
        assertThat(nightcut.say("state").out()).contains("20 projects, 40 submissions, 1 manifests, 0 runs");
        Files.delete(state);
        Ended restored = nightcut.say("state", "restore", backup.toString());

        assertThat(restored.out()).contains("is the state now", "20 projects");
        assertThat(nightcut.say("state").out()).contains("1 runs");
        Ended night = nightcut.run(manifest);
        assertThat(night.exitCode()).as(night.said()).isZero();
        assertThat(night.of("Recap 7").message()).isEmpty();
        assertThat(sandbox.bill().imports()).isEqualTo(PROJECTS);
        assertThat(nightcut.say("state", "restore", backup.toString()).out()).contains("What was there is kept in ");
        assertThat(folder.resolve("state")).isDirectoryContaining("glob:**/nightcut-before-*.mv.db");
    }

    @Test
    void whatIsNoStateIsNotRestored() {
        nightcut.run(manifestOf("Recap"));
        Path other = file("other.mv.db", "no database at all");
        Ended refused = nightcut.say("state", "restore", other.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("is not restored").hasLineCount(1);
        assertThat(nightcut.say("state").out()).contains("1 projects");
    }
}
