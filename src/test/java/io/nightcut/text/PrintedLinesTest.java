package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One way out for a terminal: whatever is printed is one line for each line that we print. */
class PrintedLinesTest {

    private final StringWriter terminal = new StringWriter();
    private final PrintedLines out = new PrintedLines(terminal);

    static Stream<String> texts() {
        return NastyTexts.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsOneLineWithNothingThatSteersATerminal(String text) {
        out.println(text);
        out.printf("%s: \"%s\"%n", text, text);
        out.println((Object) text);
        new IllegalStateException(text).printStackTrace(out);

        String[] lines = terminal.toString().split(System.lineSeparator(), -1);
        assertThat(NastyTexts.harmfulIn(terminal.toString(), "\t" + System.lineSeparator()))
                .isEmpty();
        assertThat(lines[1]).isEqualTo("%s: \"%s\"".formatted(lines[0], lines[0]));
        assertThat(lines[2]).isEqualTo(lines[0]);
        assertThat(lines[3]).startsWith("java.lang.IllegalStateException: ");
        assertThat(lines[4]).startsWith("\tat ");
    }

    @Test
    void whatWasWrittenCanStillBeRead() {
        out.println("a\u001b[31m \u202eb\nc\ud83d Grüße 👨‍👩‍👧\t|");

        assertThat(terminal.toString().stripTrailing()).isEqualTo("a\\u001b[31m \\u202eb\\nc\\ud83d Grüße 👨‍👩‍👧\t|");
    }

    @Test
    void aSecretIsNotPrintedAndNumbersAreFormatted() {
        out.printf("%,d of %s%n", 1000, "https://a.example/v.mp4?sig=abc");

        assertThat(terminal.toString().stripTrailing()).isEqualTo("1,000 of https://a.example/v.mp4?…");
    }
}
