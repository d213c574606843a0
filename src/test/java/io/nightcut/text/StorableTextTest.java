package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {

    private static final String EMOJI = "\ud83d\ude00";

    @Test
    void anOrdinaryTextStaysAsItIs() {
        assertThat(StorableText.of("Füllwörter " + EMOJI, 12)).isEqualTo("Füllwörter " + EMOJI);
    }

    @Test
    void itIsCutBetweenTwoCharactersAndNotWithinOne() {
        assertThat(StorableText.of(EMOJI.repeat(3), 2)).isEqualTo(EMOJI.repeat(2) + "…");
    }

    @Test
    void halvesOfCharactersAndNulAreReplaced() {
        assertThat(StorableText.of("a\ud83db\ude00c\u0000", 10)).isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    @Test
    void tenMegabytesAreCut() {
        assertThat(StorableText.of("x".repeat(10_000_000), 33_000)).hasSize(33_001);
    }
}
