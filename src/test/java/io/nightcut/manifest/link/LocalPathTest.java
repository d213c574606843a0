package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightcut.ledger.model.Media;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The path of a local file where a link could stand. */
class LocalPathTest {

    private static final Path FOLDER = Path.of("/srv/nightly");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recap.mp4 | file:///srv/nightly/recap.mp4",
                "Recap.MOV | file:///srv/nightly/Recap.MOV",
                "videos/recap.mp4 | file:///srv/nightly/videos/recap.mp4",
                "./www.example.com/a.mp4 | file:///srv/nightly/www.example.com/a.mp4",
                "2026.11/recap.mp4 | file:///srv/nightly/2026.11/recap.mp4",
                "../other//recap.mp4 | file:///srv/other/recap.mp4",
                "/mnt/a/../recap.mp4 | file:///mnt/recap.mp4",
                "' /mnt/my video.mp4 ' | file:///mnt/my%20video.mp4",
                "Part 1: intro.mp4 | file:///srv/nightly/Part%201:%20intro.mp4",
                "100%.mp4 | file:///srv/nightly/100%25.mp4",
                "a%20b.mp4 | file:///srv/nightly/a%2520b.mp4",
                "what?#1.mp4 | file:///srv/nightly/what%3F%231.mp4",
                "Кафе/🎬.mp3 | file:///srv/nightly/%D0%9A%D0%B0%D1%84%D0%B5/%F0%9F%8E%AC.mp3",
                "file:///mnt/my%20video.mp4 | file:///mnt/my%20video.mp4",
                "file:///mnt/my video.mp4 | file:///mnt/my%20video.mp4",
                "file:/mnt/100%.mp4 | file:///mnt/100%25.mp4",
                "FILE://localhost/mnt/a.mp4 | file:///mnt/a.mp4",
                "file:videos/a.mp4 | file:///srv/nightly/videos/a.mp4"
            })
    void isKnownByItsAbsolutePath(String written, String url) {
        MediaUrl media = MediaUrl.of(written, FOLDER);

        assertThat(media.direct()).isEqualTo(url);
        assertThat(media.identityV1()).isEqualTo(url);
        assertThat(media.expires()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "videos/My video: one.MP4 | My video: one.MP4",
                "a%20b.mp4 | a%20b.mp4",
                "file:///mnt/a%20b.mp4 | a b.mp4",
                "Кафе/é.mp3 | é.mp3"
            })
    void bearsTheNameOfItsFile(String written, String fileName) {
        assertThat(MediaUrl.of(written, FOLDER).fileName()).isEqualTo(fileName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never mind",
                "nowhere",
                "v1.2",
                "htps:/typo.mp4",
                "https:example.com/a.mp4",
                "www.example.com/a.mp4",
                "media.example.com:8080/a.mp4",
                "ftp://example.com/a.mp4",
                "a.mp4 https://example.com/a.mp4",
                "videos/a\nb.mp4"
            })
    void isNotSeenInWhatIsNeitherLinkNorPath(String written) {
        assertThat(LocalPath.of(written, FOLDER)).isEmpty();
        assertThatThrownBy(() -> MediaUrl.of(written, FOLDER))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message ->
                        assertThatThrownBy(() -> MediaUrl.of(written)).hasMessage(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "videos/recap | recap",
                "videos/ | videos",
                "/ | ''",
                "file: | nightly",
                "videos/a.mp4?sig=secret | a.mp4"
            })
    void isABadLineWhenNothingSaysWhatItIs(String written, String shown) {
        assertThatThrownBy(() -> MediaUrl.of(written, FOLDER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the file \"%s\" has no extension that says what it is. Its name must end with one, such as .mp4.",
                        shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///mnt/a%0Ab.mp4", "file:///mnt/a%00.mp4", "file:///mnt/a\tb.mp4"})
    void holdsNoControlCharacters(String written) {
        assertThatThrownBy(() -> MediaUrl.of(written, FOLDER))
                .hasMessage("the url contains a line break or a tab. Copy the path again.");
    }

    @Property
    void isTakenOrRefusedWithASentenceWhateverStandsInTheCell(@ForAll String written) {
        try {
            MediaUrl media = MediaUrl.of(written + ".mp4", FOLDER);
            if (media.direct().startsWith("file:")) {
                assertThat(new Media(media.fileName(), media.direct(), null).file())
                        .isAbsolute();
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("the ").hasMessageEndingWith(".");
        }
    }
}
