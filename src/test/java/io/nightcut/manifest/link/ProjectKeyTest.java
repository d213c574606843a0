package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProjectKeyTest {

    @Test
    void staysWhatItIsInTheLedgersOfOlderVersions() {
        assertThat(ProjectKeyV1.of(new ProjectName("Weekly Recap"), List.of(MediaUrl.of("https://example.com/a.mp4"))))
                .hasToString("9b95b7ce95dbc52a60b1ead2d0e7a4c4");
        assertThat(key("Weekly Recap", "https://example.com/a.mp4")).hasToString("7b5dadd3a68b0cadc110115fc551ac44");
    }

    @Test
    void isOfTheNameAsItIsSent() {
        assertThat(key(" Cafe\u0301\n1 ", "https://example.com/a.mp4"))
                .isEqualTo(key("Café 1", "https://example.com/a.mp4"))
                .isNotEqualTo(key("café 1", "https://example.com/a.mp4"));
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> new ProjectKey("weekly")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProjectKey("A".repeat(32))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void tellsProjectsApartByTheirNameAndTheOrderOfTheirMedia(
            @ForAll("words") List<String> one, @ForAll("words") List<String> other) {
        assertThat(key(one).equals(key(other))).isEqualTo(one.equals(other));
    }

    /** Of the first as name and the others as media, so that few letters make lists that almost collide. */
    private static ProjectKey key(List<String> words) {
        return ProjectKey.of(
                new ProjectName(words.get(0)),
                words.stream()
                        .skip(1)
                        .map(word -> new MediaUrl("", word, word, null, ""))
                        .toList());
    }

    @Test
    void twoLinksOfOnePathAreKnownByTheirQueriesWithoutTheirSignatures() {
        assertThat(ofTwo("?v=1&token=eyJhbGciOi.eyJ1cmwi.sig1", "?v=2&token=eyJhbGciOi.eyJ1cmwi.sig2"))
                .isEqualTo(ofTwo("?v=1&token=eyJhbGciOi.eyJ1cmwi.sig3", "?v=2&token=eyJhbGciOi.eyJ1cmwi.sig4"))
                .isNotEqualTo(ofTwo("?v=1&token=eyJhbGciOi.eyJ1cmwi.sig1", "?v=3&token=eyJhbGciOi.eyJ1cmwi.sig2"));
        assertThat(ofTwo("?token=9e3779b1aa&expires=1795086400", "?token=8d3779b1aa&expires=1795086401"))
                .isEqualTo(ofTwo("?token=7e3779b1aa&expires=1795086402", "?token=6d3779b1aa&expires=1795086403"));
    }

    private static ProjectKey ofTwo(String one, String other) {
        return ProjectKey.of(
                new ProjectName("Weekly"),
                List.of(
                        MediaUrl.of("https://example.com/play.mp4" + one),
                        MediaUrl.of("https://example.com/play.mp4" + other)));
    }

    @Test
    void theKeyOfEarlierVersionsIsKnownWhereItToldAsMuch() {
        assertThat(former("https://example.com/get?id=1&tempauth=v1e.eyJhbGciOi.sig"))
                .contains(ProjectKey.digest("Weekly", List.of("example.com/get?id=1&tempauth=v1e.eyJhbGciOi.sig")));
        assertThat(former("https://example.com/get?id=1&tempauth=v1.eyJhbGciOi.sig"))
                .isEmpty();
        assertThat(former("https://example.com/get?token=AAA111bbb&dl=1")).isEmpty();
        assertThat(former("https://example.com/a.mp4?token=AAA111bbb")).isEmpty();
        assertThat(former("https://drive.google.com/uc?id=1&resourcekey=2")).isEmpty();
    }

    private static Optional<ProjectKey> former(String url) {
        return ProjectKey.former(new ProjectName("Weekly"), List.of(MediaUrl.of(url)));
    }

    private static ProjectKey key(String name, String url) {
        return ProjectKey.of(new ProjectName(name), List.of(MediaUrl.of(url)));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars("a,b")
                .ofMinLength(1)
                .ofMaxLength(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
