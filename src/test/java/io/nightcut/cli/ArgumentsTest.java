package io.nightcut.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import java.util.List;
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

    @Test
    void everySettingOfTheDefaultsIsKnown() {
        assertThatCode(() -> KnownSettings.check(List.of(
                        "--descript.token=x",
                        "--nightcut.adopt.settle=1s",
                        "--resilience4j.ratelimiter.instances.agent.limit-for-period=5",
                        "--spring.main.banner-mode=off")))
                .doesNotThrowAnyException();
    }

    @Test
    void aMisspeltSettingIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> KnownSettings.check(List.of("--nightcut.promt=x")))
                .isInstanceOfSatisfying(
                        NightcutException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessageContainingAll("Unknown setting nightcut.promt", "nightcut.prompt", "nightcut.folder")
                .hasMessageNotContaining("descript.");
    }
}
