package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/a.mp4 | https://example.com/a.mp4",
                "HTTPS://Example.COM/A.MP4 | https://example.com/A.MP4",
                "http://localhost:8080/a.mov | http://localhost:8080/a.mov",
                "http://127.0.0.1/a.wav | http://127.0.0.1/a.wav",
                "http://[::1]:8080/a.wav | http://[::1]:8080/a.wav",
                "https://my_bucket.example.com/a.flac | https://my_bucket.example.com/a.flac",
                "https://example.com/my video.mp4 | https://example.com/my%20video.mp4",
                "https://example.com/my%20video.mp4?a=b c | https://example.com/my%20video.mp4?a=b%20c",
                "https://example.com/100%.mp4 | https://example.com/100%25.mp4",
                "https://example.com/Кафе/é.mp3 | https://example.com/%D0%9A%D0%B0%D1%84%D0%B5/%C3%A9.mp3",
                "https://example.com/🎬.mp3 | https://example.com/%F0%9F%8E%AC.mp3",
                "https://bücher.example/a[1].aac | https://xn--bcher-kva.example/a%5B1%5D.aac",
                "https://example.com/a.mp4?x=<1>&y=a+b#t=10 | https://example.com/a.mp4?x=%3C1%3E&y=a+b",
            })
    void sendsWhatWasClearlyMeant(String written, String direct) {
        assertThat(MediaUrl.of(written).direct()).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/a/My%20video%3A%20one.MP4?x=1 | My video: one.MP4",
                "https://example.com/%D0%9A%D0%B0.mp3 | Ка.mp3",
                "https://example.com/a%2Fb.mp4 | b.mp4",
                "https://example.com/a%0Ab.mp4 | a b.mp4",
                "https://example.com/a+b.mp4 | a+b.mp4",
                "https://www.dropbox.com/scl/fi/x1/Talk.mov?rlkey=k | Talk.mov",
                "https://www.dropbox.com/s/x1?dl=0 | media.mp4"
            })
    void namesTheFileAsAPersonWould(String written, String fileName) {
        assertThat(MediaUrl.of(written).fileName()).isEqualTo(fileName);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the url is empty. Give a link that begins with https://.",
                "C:\\videos\\a.mp4 | the url \"C:\\videos\\a.mp4\" is not a link. It must begin with https:// or http://.",
                "s3://bucket/a.mp4?sig=secret | the url \"s3://bucket/a.mp4\" is not a link. It must begin with https:// or http://.",
                "www.example.com/a.mp4 | the url \"www.example.com/a.mp4\" is not a link. It must begin with https:// or http://.",
                "https:///a.mp4?sig=secret | the url \"https:///a.mp4\" has no valid host name. Copy the link again.",
                "https://exa mple.com/a.mp4?sig=secret | the url \"https://exa mple.com/a.mp4\" has no valid host name. Copy the link again.",
                "https://example..com/a.mp4 | the url \"https://example..com/a.mp4\" has no valid host name. Copy the link again.",
                "https://example.com:99999/a.mp4 | the url \"https://example.com:99999/a.mp4\" has no valid host name. Copy the link again.",
                "https://ann:secret@example.com/a.mp4 | the url \"https://example.com/a.mp4\" contains a user name or password. Use a pre-signed link instead.",
                "https://example.com/a.mp4?sig=secret https://example.com/b.mp4 | the url cell has 2 links. Write one line for each, with the same name, and use --group to make one project of them."
            })
    void refusesWhatIsNoLinkWithASentence(String written, String message) {
        assertThatThrownBy(() -> MediaUrl.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.mp4.html",
                "a.pdf",
                "a.ZIP",
                "a.m3u8",
                "a.srt",
            })
    void refusesFilesThatAreSurelyNoMedia(String path) {
        assertThatThrownBy(() -> MediaUrl.of("https://example.com/" + path + (path.contains("?") ? "" : "?sig=secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Its name should end with .mp4, .mov, .wav, .flac, .aac or .mp3.")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("?");
    }

    @ParameterizedTest
    @CsvSource({
        "a.bin, a.bin",
        "a.m4a, a.m4a",
        "a.mkv, a.mkv",
        "a.jpg, a.jpg",
        "video, video.mp4",
        "v1.2, v1.2",
        "get?file=x/a.mov, a.mov",
        "?token=1, media.mp4",
        "a.mp4/?token=1, media.mp4"
    })
    void leavesAllOthersToDescript(String path, String fileName) {
        assertThat(MediaUrl.of("https://example.com/" + path).fileName()).isEqualTo(fileName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.mp4/", "clips/"})
    void refusesAFolderOrAPage(String path) {
        assertThatThrownBy(() -> MediaUrl.of("https://example.com/" + path))
                .hasMessageContaining("leads to a page or a folder, not to a file. Give the link of the file.");
    }

    @Test
    void theSessionBehindAFileNameIsNoPartOfTheName() {
        assertThat(MediaUrl.of("https://a.example/talk.mp4;jsessionid=0A1B2C3D").fileName())
                .isEqualTo("talk.mp4");
    }

    @Test
    void showsNoQuery() {
        assertThat(MediaUrl.of("https://example.com/a.mp4?sig=secret")).hasToString("https://example.com/a.mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/my video~1.mp4,https://EXAMPLE.com/my%20video%7e1.mp4#t=1",
        "https://example.com/%c3%a9.mp4,https://example.com/é.mp4"
    })
    void knowsAFileByEachSpellingOfItsLink(String one, String other) {
        assertThat(MediaUrl.of(one).identityV1()).isEqualTo(MediaUrl.of(other).identityV1());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a.mp4,https://example.com/A.mp4",
        "https://example.com/a.mp4,https://example.com/a.mp4?v=2",
        "https://example.com/a%2Fb.mp4,https://example.com/a/b.mp4",
        "https://example.com/a.mp4,https://example.com:8443/a.mp4"
    })
    void tellsOtherFilesApart(String one, String other) {
        assertThat(MediaUrl.of(one).identityV1())
                .isNotEqualTo(MediaUrl.of(other).identityV1());
    }

    @Property
    void sendsALegalUrlWhateverStandsInTheCell(@ForAll("tails") String tail) {
        MediaUrl url;
        try {
            url = MediaUrl.of("https://example.com/" + tail + ".mp4?x=" + tail);
        } catch (IllegalArgumentException e) {
            assertThat(tail).matches(hasBreakOrSecondUrlOrQuery());
            return;
        }
        assertThat(URI.create(url.direct()).getHost()).isEqualTo("example.com");
        assertThat(MediaUrl.of(url.direct())).isEqualTo(url);
    }

    private static String hasBreakOrSecondUrlOrQuery() {
        return "(?s).*([\\p{Cntrl}\\x{80}-\\x{9f}\\u2028\\u2029?#\\p{Cf}]|\\shttps?:).*";
    }

    @Property
    void neverTellsAQueryWhenItRefuses(@ForAll("tails") String tail) {
        assertThatThrownBy(() -> MediaUrl.of(tail.replace("?", "") + "?secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(
                        message -> assertThat(message.toLowerCase(Locale.ROOT)).doesNotContain("?secret"));
    }

    @Provide
    Arbitrary<String> tails() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.strings().withChars("/%2fA?&=#. é\"").ofMaxLength(20));
    }
}
