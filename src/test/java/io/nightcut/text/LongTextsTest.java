package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.manifest.link.MediaUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text is so long or so odd that it takes the night's time or the thread's stack. */
@Timeout(20)
class LongTextsTest {

    private static final int LENGTH = 200_000;

    /** Each is the worst for a search that begins anew at each place, or remembers each repetition. */
    static Stream<String> worst() {
        return Stream.of(
                        "a.",
                        "a-",
                        "a",
                        "://",
                        "a://",
                        "https://a?",
                        "//@",
                        "a:@/",
                        "%25",
                        "%",
                        "\\u0025",
                        "\\",
                        "&amp;",
                        "&#37;",
                        "&",
                        ";",
                        ";=",
                        "=",
                        "sig=",
                        "eyJ",
                        "dx_bearer_",
                        "dx_bearer_,",
                        "dx_",
                        "@",
                        "?",
                        "#",
                        "'",
                        " ",
                        "  a",
                        "\"",
                        "\"token",
                        "\"token\" ",
                        "\"token\":\"",
                        "<",
                        "\ud83d",
                        "\u202e",
                        "[",
                        "a,",
                        "https%3A%2F%2F",
                        "é",
                        "\u0000",
                        ".mp4",
                        "/../")
                .map(part -> part.repeat(LENGTH / part.length()));
    }

    @ParameterizedTest
    @MethodSource("worst")
    void aTextOfOthersIsReadInTimeThatGrowsWithItsLengthAlone(String text) {
        long start = System.nanoTime();

        String shown = Redacted.text(text);
        Redacted.excerpt(text);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(shown.length()).isLessThanOrEqualTo(Redacted.LONGEST + 1);
    }

    @ParameterizedTest
    @MethodSource("worst")
    void aCellIsALinkOrAnInvalidLineWhateverItsLength(String cell) {
        long start = System.nanoTime();

        for (int length : List.of(LENGTH / 2, 8000, 4000)) {
            for (String before :
                    List.of("", "https://", "https://a.example/", "file:", "C:/", "https://drive.google.com/")) {
                try {
                    MediaUrl.of(before + cell.substring(0, length), Path.of("/srv"));
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageStartingWith("the ");
                }
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "-.", "ä.", "xn--a.", "1."})
    void aHostOfThousandsOfPartsIsNoHost(String part) {
        assertThatThrownBy(() -> MediaUrl.of("https://" + part.repeat(1200) + "mp4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no valid host name");
    }

    @Test
    void aUrlOfMoreThanEightKilobytesIsNone() {
        String url = "https://a.example/" + "a".repeat(8192 - 22) + ".mp4";

        assertThat(MediaUrl.of(url).direct()).isEqualTo(url);
        assertThatThrownBy(() -> MediaUrl.of(url + "?b"))
                .hasMessage("the url has 8194 characters. A link has at most 8192. Copy the link again.");
    }
}
