package io.nightcut.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of progress, at any width. */
class ProgressLineTest {

    private static final Duration ELAPSED = Duration.ofMinutes(12);
    private static final Duration LEFT = Duration.ofMinutes(8);

    @Test
    void tellsWhatIsDoneHowLongItTookHowLongItTakesAndWhatFailed() {
        assertThat(new ProgressLine(47, 100, 2, ELAPSED, LEFT).fitting(100))
                .isEqualTo("[==============>               ] 47/100, 12 min, about 8 min left, 2 failed");
    }

    @Test
    void whatIsNotKnownOrDidNotHappenIsLeftOut() {
        assertThat(new ProgressLine(0, 3, 0, Duration.ofSeconds(4), null).fitting(41))
                .isEqualTo("[>                             ] 0/3, 4 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0  | [>         ]
                    9  | [>         ]
                    10 | [=>        ]
                    99 | [=========>]
                    100| [==========]
                    """)
    void theBarGrowsWithWhatIsDone(int done, String bar) {
        int words = ", 1 s".length() + String.valueOf(done).length() + "/100".length();

        assertThat(new ProgressLine(done, 100, 0, Duration.ofSeconds(1), null).fitting(words + 13))
                .startsWith(bar + " ");
    }

    @Test
    void aNarrowTerminalLosesTheBarFirstAndThenTheEnd() {
        ProgressLine line = new ProgressLine(47, 100, 2, ELAPSED, LEFT);

        assertThat(line.fitting(51)).startsWith("[==>   ] 47/100").endsWith("2 failed");
        assertThat(line.fitting(49)).isEqualTo("47/100, 12 min, about 8 min left, 2 failed");
        assertThat(line.fitting(14)).isEqualTo("47/100, 12 min");
        assertThat(line.fitting(0)).isEmpty();
    }

    @Test
    void aManifestWithoutProjectsHasNoProgress() {
        assertThat(new ProgressLine(0, 0, 0, Duration.ZERO, null).fitting(20)).contains("0/0, 0 s");
    }

    @Property
    void isNeverWiderThanTheTerminal(
            @ForAll @IntRange(max = 100_000) int done,
            @ForAll @IntRange(max = 100_000) int more,
            @ForAll @IntRange(max = 300) int width,
            @ForAll @IntRange(max = 500_000) int seconds) {
        ProgressLine line = new ProgressLine(done, done + more, done, Duration.ofSeconds(seconds), LEFT);

        assertThat(line.fitting(width)).hasSizeLessThanOrEqualTo(width);
    }

    @Test
    void moreDoneThanThereIsIsRefused() {
        assertThatThrownBy(() -> new ProgressLine(4, 3, 0, ELAPSED, LEFT)).hasMessageContaining("4 of 3");
        assertThatThrownBy(() -> new ProgressLine(1, 3, 2, ELAPSED, LEFT)).hasMessageContaining("2 failed");
    }
}
