package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
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

    /** A piece of 23 characters holds one of those by which a secret is known, wherever it was cut. */
    @Property(tries = 1000)
    void aPieceOfASignatureIsNotShownInAnySpelling(
            @ForAll("signatures") String signature,
            @ForAll("spellings") List<UnaryOperator<String>> spellings,
            @ForAll @IntRange(max = 40) int cutInFront,
            @ForAll @IntRange(max = 40) int cutBehind,
            @ForAll("openers") String before) {
        KnownSecrets.addUrl("https://h.example/v.mp4?Expires=1795086400&Signature=" + signature + "&x=1");
        int end = signature.length() - cutBehind;
        String piece = signature.substring(Math.min(cutInFront, end - 23), end);

        assertThat(shownOf(before, piece, spellings)).doesNotContain(parts(piece, 6));
    }

    @Property(tries = 1000)
    void aPieceOfTheTokenIsNotShownInAnySpelling(
            @ForAll("tokens") String token,
            @ForAll("spellings") List<UnaryOperator<String>> spellings,
            @ForAll @IntRange(max = 20) int cutInFront,
            @ForAll @IntRange(max = 20) int cutBehind,
            @ForAll("openers") String before) {
        KnownSecrets.addToken(token);
        String piece = token.substring(cutInFront, Math.max(cutInFront + 12, token.length() - cutBehind));

        assertThat(shownOf(before, piece, spellings)).doesNotContain(parts(piece, 6));
    }

    /** As part of {@code Authorization: Basic}, in a dump, behind whatever stands in front of it there. */
    @Property(tries = 300)
    void theTokenIsNotShownInAnEncoding(
            @ForAll("tokens") String token, @ForAll @AlphaChars @StringLength(max = 5) String user) {
        KnownSecrets.addToken(token);
        String both = user + ":" + token + ":";
        String base64 = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(both.getBytes(StandardCharsets.UTF_8));

        assertThat(Redacted.text("refused " + base64 + " by us")).doesNotContain(base64.substring(12, 24));
        assertThat(Redacted.text("refused " + hex + " by us")).doesNotContain(hex.substring(16, 32));
    }

    @Test
    void aShortValueIsNotShownWhereItsNameSaysWhatItIs() {
        assertThat(Redacted.text("hmac=abc123 and ticket=ST-1 and _sid=77aa")).doesNotContain("abc123", "ST-1", "77aa");
    }

    @Property(tries = 300)
    void whatIsCleanStaysAsItIs(@ForAll String text) {
        String once = Redacted.text(text);

        assertThat(Redacted.text(once)).isEqualTo(once);
    }

    private static String shownOf(String before, String piece, List<UnaryOperator<String>> spellings) {
        String spelt = piece;
        for (UnaryOperator<String> spelling : spellings) {
            spelt = spelling.apply(spelt);
        }
        String text = "refused " + before + spelt + " by us";
        return Unescaped.of(Redacted.text(text)) + Unescaped.of(Redacted.line(text));
    }

    /** Each part of this length. */
    private static List<String> parts(String piece, int length) {
        return IntStream.rangeClosed(0, piece.length() - length)
                .mapToObj(i -> piece.substring(i, i + length))
                .toList();
    }

    /** Base64 or hexadecimal, of the length that signatures have. */
    @Provide
    Arbitrary<String> signatures() {
        return Arbitraries.oneOf(
                Arbitraries.randomValue(random -> hex(random, 64)),
                Arbitraries.randomValue(random -> base64(random, 66)));
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.randomValue(random -> base64(random, 40).replaceAll("[^A-Za-z0-9]", "a"));
    }

    private static String hex(Random random, int bytes) {
        return HexFormat.of().formatHex(bytes(random, bytes));
    }

    private static String base64(Random random, int bytes) {
        return Base64.getEncoder().encodeToString(bytes(random, bytes));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Provide
    Arbitrary<String> openers() {
        return Arbitraries.of("", "", "(", "'", "sig=", "https://h.example/v.mp4?a=", "\u200b", "a,");
    }

    @Provide
    Arbitrary<List<UnaryOperator<String>>> spellings() {
        return Arbitraries.of(SPELLINGS).list().ofMaxSize(3);
    }

    @Test
    void eachPartOfASignatureIsKnown() {
        KnownSecrets.addUrl(
                "https://a.example/v.mp4?hdnts=exp=1795086400~acl=/*~hmac=9f86d081884c7d659a2feaa0c55ad015");

        assertThat(Redacted.text("token rejected: 9f86d081884c7d659a2feaa0c55ad015"))
                .isEqualTo("token rejected: …");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dx_bea\u200brer_1\u00ada2b",
                "dx\u2060_bearer_1a2b",
                "dx_bearer\ufe0f_1a2b",
                "dx_\u200dbearer_1a2b",
                "dx_bea\u0080rer_1a2b",
                "%64x_bearer_1a2b"
            })
    void aTokenIsSeenThroughCharactersThatAreNotSeen(String text) {
        assertThat(Redacted.text(text)).doesNotContain("1a").doesNotContain("2b");
        assertThat(Redacted.line(text)).doesNotContain("1a").doesNotContain("2b");
    }

    @Test
    void aLinkThatIsAParameterOfAnotherHidesOnlyItsOwnSecrets() {
        KnownSecrets.addUrl(
                "https://p.example/get?url=https%3A%2F%2Finner.example%2Fv.mp4%3Fsig%3Dq1w2e3r4t5z6u7i8o9&x=1");
        assertThat(Redacted.text("see https://inner.example/other.mp4")).contains("https://inner.example/other.mp4");
        assertThat(Redacted.text("it was q1w2e3r4t5z6u7i8o9")).doesNotContain("q1w2e3r4t5z6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"token":"zyx98","id":7}              | {"token":"…","id":7}
            {"error": {"api_key" : "a b c"}}      | {"error": {"api_key" : "…"}}
            {\\"refresh_token\\":\\"q1\\",\\"n\\":1} | {\\"refresh_token\\":\\"…\\",\\"n\\":1}
            {'Password': 'hunter2'}               | {'Password': '…'}
            {"token":"cut in the mid              | {"token":"…
            the "token" is not valid              | the "token" is not valid
            """)
    void aShortValueOfAMemberThatIsNamedLikeASecretIsNotShown(String text, String shown) {
        assertThat(Redacted.text(text)).isEqualTo(shown);
    }

    @Test
    void theNameOfAFileOrAHostInALinkIsShownElsewhere() {
        KnownSecrets.addUrl(
                "https://p.example/get?file=Recap-of-Monday.mp4&from=media.agency.example&sig=n8m7l6k5j4h3g2f1.v2");
        assertThat(Redacted.text("Recap-of-Monday is ready: https://media.agency.example/v.mp4"))
                .isEqualTo("Recap-of-Monday is ready: https://media.agency.example/v.mp4");
        assertThat(Redacted.text("it was n8m7l6k5j4h3g2f1.v2")).isEqualTo("it was …");
    }

    @Test
    void anUploadAddressIsKnownFromTheMomentInWhichItIsReceived() {
        KnownSecrets.addAddress("https://s.example/u/Ab3dEf6hIj9kLm2nOp5q/v.mp4?X-Goog-Signature=0a1b2c3d4e5f6a7b8c9d");

        assertThat(Redacted.text("no right for Ab3dEf6hIj9kLm2nOp5q")).isEqualTo("no right for …");
        assertThat(Redacted.text("see 0a1b2c3d4e5f6a7b8c9d")).isEqualTo("see …");
        assertThat(Redacted.text("file v.mp4 of s.example")).isEqualTo("file v.mp4 of s.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            https://web.descript.com/6540796b/ab1c2 | https://web.descript.com/6540796b/ab1c2
            https://web.descript.com/6540796b?x=1#y | https://web.descript.com/6540796b
            javascript:alert(1)                     | none
            http://web.descript.com/6540796b        | none
            https://ann:pw@web.descript.com/a       | none
            //web.descript.com/a                    | none
            https://web.descript.com/dx_bearer_1a2b | none
            https://web.descript.com/a b            | none
            data:text/html,x                        | none
            """)
    void anAddressToOpenIsHttpsAndHoldsNoSecret(String url, String shown) {
        assertThat(Redacted.address(url)).isEqualTo(shown);
    }

    @Test
    void textIsWellFormedAndKeepsItsLinesAndEmojis() {
        assertThat(Redacted.text("a\ud83d b\nc\td 👨‍👩‍👧")).isEqualTo("a\ufffd b\nc\td 👨‍👩‍👧");
    }
}
