package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "a.mp4, video/mp4",
        "a.b.MOV, video/quicktime",
        ".wav, audio/wav",
        "a.flac, audio/flac",
        "a.aac, audio/aac",
        "a.mp3, audio/mpeg"
    })
    void aFileIsOfTheTypeThatItsExtensionSays(String fileName, String contentType) {
        assertThat(FileType.of(fileName).map(FileType::contentType)).contains(contentType);
    }

    @ParameterizedTest
    @CsvSource({"a.mkv", "mp4", "a.mp4.zip", "a.", "''"})
    void aFileOfAnotherTypeOrNoneIsNotListed(String fileName) {
        assertThat(FileType.of(fileName)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.MOV, video/quicktime", "a.m4a, audio/mp4", "a.xyz, application/octet-stream"})
    void anUploadOfAnyFileHasAContentType(String fileName, String contentType) {
        assertThat(FileType.contentTypeOf(fileName)).isEqualTo(contentType);
    }

    @Test
    void messagesListAllTypes() {
        assertThat(FileType.NAMES).isEqualTo("MP4, MOV, WAV, FLAC, AAC or MP3");
        assertThat(FileType.EXTENSIONS).isEqualTo(".mp4, .mov, .wav, .flac, .aac or .mp3");
    }
}
