package io.nightcut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of the command line is Spring's and what is the command's. */
class ArgumentsTest {

    @Test
    void whatHasADotInItsNameAndAValueIsASetting() {
        Arguments arguments = Arguments.of(
                "run",
                "--nightcut.poll.first=5s",
                "night.csv",
                "--redo=A.B=C",
                "--prompt",
                "--nightcut.folder=a=b\nc",
                "--results=out.csv",
                "--logging.level[io.nightcut]=debug");

        assertThat(arguments.command())
                .containsExactly("run", "night.csv", "--redo=A.B=C", "--prompt", "--results=out.csv");
        assertThat(arguments.settings()).startsWith("--nightcut.poll.first=5s", "--nightcut.folder=a=b\nc");
    }
}
