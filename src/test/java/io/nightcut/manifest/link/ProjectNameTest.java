package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.text.Characters;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"=SUM(A1)", "Кафе 🎬", "👩‍👩‍👧 family", "שלום", "right \u202eto left", "a  b", "-"})
    void isAsThePersonWroteIt(String name) {
        assertThat(new ProjectName(name).value()).isEqualTo(name);
    }

    @Test
    void isTrimmedAndOnOneLine() {
        assertThat(new ProjectName("\ufeff\t Weekly \r\n\n Recap\u00a0\u0000").value())
                .isEqualTo("Weekly Recap");
        assertThat(new ProjectName("a\u2028b\u0085c\tﬁ").value()).isEqualTo("a b c ﬁ");
    }

    @Test
    void isOneSpellingOfWhatLooksTheSame() {
        assertThat(new ProjectName("Cafe\u0301")).isEqualTo(new ProjectName("Caf\u00e9"));
    }

    @Test
    void hasUpTo255CharactersAsPeopleCountThem() {
        assertThat(new ProjectName("🎬".repeat(255)).value()).hasSize(510);
        assertThatThrownBy(() -> new ProjectName("🎬".repeat(256)))
                .hasMessage("the name has 256 characters. Shorten it to 255.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\u00a0\u200b"})
    void isNotEmpty(String nothing) {
        assertThatThrownBy(() -> new ProjectName(nothing)).hasMessage("the name is empty. Give the project a name.");
    }

    @Property
    void staysWhatItIs(@ForAll String written) {
        ProjectName name;
        try {
            name = new ProjectName(written);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(new ProjectName(name.value())).isEqualTo(name);
        assertThat(name.value()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]");
    }

    @Test
    void isQuickWithLongRowsOfBlanks() {
        String blanks = "x" + " ".repeat(100_000) + "x";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(Characters.onOneLine(blanks)).isEqualTo(blanks));
    }
}
