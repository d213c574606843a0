package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret that was put in comes out, whatever its spelling. */
class SecretsInTextsTest {

    private static final String SECRET = "Zq7-SECRET/9x+Wv";

    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            text -> text,
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
            text -> text.replace("/", "\\/"),
            text -> text.replace("&", "&amp;").replace("/", "&#x2F;").replace("-", "&#45;"),
            text -> text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining()),
            text -> text.chars().mapToObj("%%%02x"::formatted).collect(Collectors.joining()),
            text -> text.replace("\\", "\\\\"),
            text -> text.replace("%", "%25"));

    @Property(tries = 500)
    void aKnownSecretIsNotShownInAnySpelling(
            @ForAll("spellings") List<UnaryOperator<String>> spellings, @ForAll String before, @ForAll String after) {
        KnownSecrets.add(SECRET);
        String spelt = SECRET;
        for (UnaryOperator<String> spelling : spellings) {
            spelt = spelling.apply(spelt);
        }

        String shown = Redacted.text(before + " see " + spelt + " " + after);

        assertThat(Unescaped.of(shown)).doesNotContain("SECRET/9x");
    }

    @Property(tries = 300)
    void aSignatureOfAUrlIsNotShownInAnySpelling(@ForAll("spellings") List<UnaryOperator<String>> spellings) {
        String spelt = "https://ann:pw4ann@h.example/it's.mp4?X-Amz-Signature=s1gn4ture&x=1#t0ken";
        for (UnaryOperator<String> spelling : spellings) {
            spelt = spelling.apply(spelt);
        }

        assertThat(Unescaped.of(Redacted.text("cannot fetch " + spelt)))
                .doesNotContain("s1gn4ture")
                .doesNotContain("t0ken")
                .doesNotContain("pw4ann");
    }

    @Provide
    Arbitrary<List<UnaryOperator<String>>> spellings() {
        return Arbitraries.of(SPELLINGS).list().ofMaxSize(3);
    }

    @Test
    void aSecretThatWasCutIsKnownByItsBeginning() {
        KnownSecrets.addUrl("https://a.example/v.mp4?token=b1c2d3e4f5a6b7c8d9");

        assertThat(Redacted.text("refused: b1c2d3e4f5a6b7")).isEqualTo("refused: …");
        assertThat(Redacted.text("x".repeat(Redacted.LONGEST - 5) + "b1c2d3e4f5a6b7c8d9"))
                .doesNotContain("b1c2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://h/it's.mp4?sig=abc            | https://h/it's.mp4?…
            https:/ann:PW@h/x.mp4                 | https:/h/x.mp4
            //ann:PW@h/x.mp4                      | //h/x.mp4
            \\\\ann:PW@nas\\x.mp4                 | \\nas\\x.mp4
            ann:PW@h/x.mp4                        | h/x.mp4
            https%3A%2F%2Fann%3APW%40h%2Fx.mp4    | https://h/x.mp4
            https://h/x.mp4;jsessionid=PW         | https://h/x.mp4;…
            h/x.mp4?X-Amz-Signature=PW            | h/x.mp4?X-Amz-Signature=…
            token=PW1                             | token=…
            eyJhbGciOiJIUzI1NiIsInR5cCI.PW.x      | …
            https:\\/\\/h\\/x?sig\\u003dPW        | https://h/x?…
            see https://h/x.mp4; then             | see https://h/x.mp4; then
            me@home.example, at 10:30             | me@home.example, at 10:30
            50% of 3 = 1.5 & more                 | 50% of 3 = 1.5 & more
            """)
    void aSecretIsKnownByItsPlace(String text, String shown) {
        assertThat(Redacted.text(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u001b[31mb", "a\u202eb", "a\u0007b", "a\u2066b", "a\ufeffb", "a\rb", "a\u0000b", "a\u200bb"})
    void controlAndDirectionCharactersAreNotKept(String text) {
        assertThat(Redacted.text(text)).startsWith("a").endsWith("b").matches("[a-z0-9\\[ ]+");
    }

    @Test
    void textIsWellFormedAndKeepsItsLinesAndEmojis() {
        assertThat(Redacted.text("a\ud83d b\nc\td 👨‍👩‍👧")).isEqualTo("a\ufffd b\nc\td 👨‍👩‍👧");
    }
}
