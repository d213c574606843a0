package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Café by night ",
                "Cafe\u0301 by night",
                "Café\u00a0by \u2003 night",
                "CAFÉ BY NIGHT",
                "\ufeffcafé\tby night\u200b"
            })
    void spellingsOfOneNameAreAlike(String spelling) {
        assertThat(FoldedName.of(spelling)).isEqualTo("café by night");
    }

    @Test
    void otherNamesStayOthers() {
        assertThat(FoldedName.of("Recap 1")).isNotEqualTo(FoldedName.of("Recap 11"));
        assertThat(FoldedName.of("Recap1")).isNotEqualTo(FoldedName.of("Recap 1"));
    }
}
