package io.nightcut.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.sandbox.JobType;
import io.nightcut.story.Ended;
import io.nightcut.story.InAFile;
import io.nightcut.story.NightFixture;
import io.nightcut.story.State;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts read the exit codes: each by its number, of a real command. */
class GoldenExitCodesTest extends NightFixture {

    @Test
    void zeroIsARunOfWhichEveryProjectIsDone() {
        assertThat(nightcut.run(manifestOf("Recap")).exitCode()).isEqualTo(0);
        assertThat(nightcut.run(manifestOf("Recap")).exitCode()).isEqualTo(0);
    }

    @Test
    void oneIsARunThatEndedAndOfWhichSomeProjectsNeedALook() {
        assertThat(nightcut.run(manifest("No link,nowhere")).exitCode()).isEqualTo(1);
        assertThat(nightcut.command("check", manifest("No link,nowhere")).exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "edit",
                "run",
                "run --fast night.csv",
                "run night.csv other.csv",
                "run night.csv --until=tomorrow",
                "run night.csv --until=6:00",
                "run night.csv --prompt",
                "check",
                "status now",
                "resolve Recap",
                "resolve Recap --again --adopt=1",
                "audit"
            })
    void twoIsWrongUsage(String words) {
        Ended ended = nightcut.say(words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(2);
        assertThat(ended.err()).isNotEmpty();
        assertThat(callsReceived()).isZero();
    }

    @Test
    void twoIsAWrongManifestOrAWrongSetting() {
        Path manifest = manifestOf("Recap");

        assertThat(nightcut.run(folder.resolve("gone.csv")).exitCode()).isEqualTo(2);
        assertThat(nightcut.with("nightcut.poll.frist", "5s").run(manifest).exitCode())
                .isEqualTo(2);
        assertThat(nightcut.with("nightcut.poll.first", "soon").run(manifest).exitCode())
                .isEqualTo(2);
        assertThat(nightcut.with("descript.token", "revoked").run(manifest).exitCode())
                .isEqualTo(2);
        assertThat(sandbox.bill().charges()).isEmpty();
    }

    @Test
    void threeIsARunThatWasStoppedBeforeItsEnd() {
        sandbox.credit(JobType.IMPORT, 0);

        assertThat(nightcut.run(manifestOf("Recap")).exitCode()).isEqualTo(3);
    }

    @Test
    @InAFile
    void fourIsAStateOnWhichAnotherWorks() throws Exception {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        try (FileChannel state = FileChannel.open(Path.of(nightcut.state() + ".mv.db"), StandardOpenOption.WRITE);
                FileLock lock = state.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(nightcut.run(manifest).exitCode()).isEqualTo(4);
        }
    }

    @Test
    void seventyIsAFaultOfNightcutsOwn() {
        Path manifest = manifestOf("Recap");
        nightcut.run(manifest);
        new State(nightcut).change("drop table line");

        assertThat(nightcut.command("results", manifest).exitCode()).isEqualTo(70);
    }

    @Test
    void helpTellsThemAllButThatOfAFault() {
        assertThat(nightcut.say("--help").out().replaceAll("\\s+", " "))
                .contains("Exit codes: 0 Every project is edited, and none is to review. 1 The run finished, but some"
                        + " projects failed, are to review or need a manual check. 2 Wrong usage, settings or manifest. Nothing was sent."
                        + " 3 Stopped before the end. Run the same command again to continue."
                        + " 4 Another nightcut is using the same state.");
    }
}
