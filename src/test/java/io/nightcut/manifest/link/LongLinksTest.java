package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** No cell, however it is filled, stops or delays the night. */
class LongLinksTest {

    private static final List<String> HEADS = List.of(
            "https://h.example.com/",
            "https://h.example.com/?",
            "https://h.example.com/exp=1795086400",
            "https://h.example.com/hdntl=exp=1795086400~",
            "https://h.example.com/eyJabcdefgh",
            "https://h.example.com/v?t=eyJabcdefgh",
            "https://h.example.com/v?verify=1795086400-",
            "https://h.example.com/1795086400/");

    private static final List<String> REPEATED = List.of(
            "a=~",
            "exp=1795086400~",
            "hmac=a",
            ".",
            ".a",
            ".-",
            "-",
            "--",
            "=",
            " ",
            "\n",
            ".mp4,",
            ".mp4 ",
            ".mp4 \n",
            "http://",
            "/http://",
            "1795086400/",
            "1795086400,",
            "a=b&",
            "e=1795086400&",
            "ks/djJ8",
            "policy:eyJabcde,",
            "(S(",
            ";jsessionid=",
            "aB1",
            "?",
            "#",
            "_",
            "\u00e9",
            "%2F");

    private static final List<String> TAILS = List.of("", "!", " .mp4x", "/x.mp4", "?", " ?.mp4");

    private static final long HALF_A_SECOND = 500_000_000;

    @Property(tries = 300)
    void aLinkOfAnyLengthIsReadAtOnce(
            @ForAll("heads") String head, @ForAll("repeated") String repeated, @ForAll("tails") String tail) {
        String link = filled(head, repeated, tail);

        assertThat(Math.min(time(link), time(link)))
                .as("%s%s…%s", head, repeated, tail)
                .isLessThan(HALF_A_SECOND);
    }

    /** Each of them overflowed the stack or took seconds. */
    @Test
    void theWorstLinksAreReadAtOnce() {
        for (String[] worst : new String[][] {
            {"https://h.example.com/exp=1795086400", "a=~", ""},
            {"https://h.example.com/v?t=eyJabcdefgh", ".", "!"},
            {"https://h.example.com/v?t=eyJabcdefgh", ".a", "!"},
            {"https://h.example.com/eyJabcdefgh", ".-", "!/x.mp4"},
            {"https://h.example.com/v?t=eyJabcdefgh", "-", "!"},
            {"https://h.example.com/?", " ", "!"},
            {"https://h.example.com/", ".mp4,", " .mp4x"},
            {"", "http://", ""}
        }) {
            String link = filled(worst[0], worst[1], worst[2]);
            assertThat(Math.min(time(link), time(link)))
                    .as(link.substring(0, 50))
                    .isLessThan(HALF_A_SECOND);
        }
    }

    private static String filled(String head, String repeated, String tail) {
        return head + repeated.repeat((8190 - head.length() - tail.length()) / repeated.length()) + tail;
    }

    /** Of this thread, so that others do not count. */
    private static long time(String link) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            assertThat(MediaUrl.of(link).identity()).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("the ");
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    @Provide
    Arbitrary<String> heads() {
        return Arbitraries.of(HEADS);
    }

    @Provide
    Arbitrary<String> repeated() {
        return Arbitraries.of(REPEATED);
    }

    @Provide
    Arbitrary<String> tails() {
        return Arbitraries.of(TAILS);
    }
}
