package io.nightcut.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.FirstBytes;
import io.nightcut.manifest.link.HttpUrl;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each reply means; of a video at a URL that names it, unless it says otherwise. */
class VerdictTest {

    private static final String NAMED = "https://media.example.com/video.mp4?X-Amz-Signature=s1gnature";
    private static final String ON_DRIVE = "https://drive.google.com/uc?export=download&id=abc";

    private static final String GOOD = "Content-Type: video/mp4 | Content-Range: bytes 0-0/300000000";

    @Test
    void aPartOfAVideoUnderAGigabyteIsGood() {
        ProbeAnswer answer = verdict(NAMED, 206, GOOD);
        assertThat(answer.problem()).isNull();
        assertThat(answer.size()).isEqualTo(300_000_000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            401; the server media.example.com answered 401: the link needs a login or has expired. Give a new link
            403; the server media.example.com answered 403: the link needs a login or has expired. Give a new link
            404; the server media.example.com answered 404: the file does not exist. Correct the link, then run again
            410; the server media.example.com answered 410: the file does not exist. Correct the link, then run again
            429; the server media.example.com answered 429: too many requests. Lower nightcut.probe.per-host
            503; the server media.example.com answered 503: the server has a problem. Run again when it is solved
            418; the server media.example.com answered 418: the file cannot be downloaded. Correct the link, then run again
            204; the server media.example.com answered 204: the file cannot be downloaded. Correct the link, then run again
            """)
    void aStatusThatGivesNoFileIsToldWithTheNextMove(int status, String problem) {
        ProbeAnswer answer = verdict(NAMED, status, "Content-Length: 512 | Content-Type: text/html");
        assertThat(answer.problem()).startsWith(problem);
        assertThat(answer.size()).as("that of the message is not the file's").isNull();
    }

    @Test
    void anEmptyFileIsToldAndALargeOneIsWarnedOf() {
        assertThat(verdict(NAMED, 206, GOOD.replace("300000000", "0")).problem())
                .startsWith("the file is empty (0 bytes).");
        ProbeAnswer large = verdict(NAMED, 206, GOOD.replace("300000000", "1000000000"));
        assertThat(large.problem()).isNull();
        assertThat(large.warning())
                .isEqualTo(
                        "the file has 1000000000 bytes, and Descript's guide asks for files under 1 GB (nightcut.media.large-file)");
        assertThat(large.size()).isEqualTo(1_000_000_000L);
    }

    @Test
    void theLastByteUnderAGigabyteIsTaken() {
        assertThat(verdict(NAMED, 206, "Content-Type: video/mp4 | Content-Range: bytes 0-0/999999999")
                        .warning())
                .isNull();
    }

    @Test
    void anEmptyFileHasNoFirstByte() {
        assertThat(verdict(NAMED, 416, "Content-Range: bytes */0").problem()).startsWith("the file is empty (0 bytes)");
        assertThat(verdict(NAMED, 416, "").problem()).startsWith("the server media.example.com answered 416");
    }

    @Test
    void aServerWithoutRangesIsTold() {
        String whole = "Content-Type: video/mp4 | Content-Length: 300000000";
        assertThat(verdict(NAMED, 200, whole).problem())
                .startsWith(
                        "the server media.example.com does not support HTTP Range requests (no Accept-Ranges: bytes, and a Range request was answered with 200), which Descript needs. Put the file on storage that supports them");
        assertThat(verdict(NAMED, 200, whole + " | Accept-Ranges: none").problem())
                .contains("does not support HTTP Range");
        assertThat(verdict(NAMED, 200, whole + " | accept-ranges: Bytes").problem())
                .isNull();
    }

    @Test
    void aPageIsNoFile() {
        ProbeAnswer answer = verdict(NAMED, 200, "Content-Type: text/html; charset=utf-8 | Content-Length: 9000");
        assertThat(answer.problem())
                .startsWith(
                        "the link leads to a web page (text/html) instead of the file: a login, or a page that shows the video.");
        assertThat(answer.size()).isNull();
    }

    @Test
    void drivesPageIsToldAsDrives() {
        assertThat(verdict(ON_DRIVE, 200, "Content-Type: text/html; charset=utf-8")
                        .problem())
                .startsWith(
                        "Google Drive sent a web page (text/html) instead of the file: the file is not shared with everyone, or was downloaded too often. Share it with \"Anyone with the link\", or download it and give the path of the local file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"video/mp4", "Video/QuickTime", "audio/x-wav", "application/octet-stream", "binary/octet-stream"
            })
    void aFileThatItsUrlDoesNotNameIsKnownByItsType(String type) {
        assertThat(verdict(ON_DRIVE, 206, GOOD.replace("video/mp4", type)).problem())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "application/json", "text/xml", "application/zip"})
    void whatIsSurelyNoMediumIsToldWhateverItsName(String type) {
        assertThat(verdict(ON_DRIVE, 206, GOOD.replace("video/mp4", type)).problem())
                .isEqualTo(
                        "the server drive.google.com sends a file of type %s instead of a video or audio file. Give the link of the file itself, then run again",
                        type);
        assertThat(verdict(NAMED, 206, GOOD.replace("video/mp4", type)).problem())
                .contains("sends a file of type " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/msword", "model/gltf"})
    void aFileOfAnotherKindIsWarnedOf(String type) {
        ProbeAnswer answer = verdict(ON_DRIVE, 206, GOOD.replace("video/mp4", type));
        assertThat(answer.problem()).isNull();
        assertThat(answer.warning())
                .isEqualTo(
                        "the server drive.google.com says the file is %s, and Descript's guide lists MP4, MOV, WAV, FLAC, AAC or MP3",
                        type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~PK\u0003\u0004~ | a ZIP archive",
                "%PDF-1.7 | a PDF document",
                "#EXTM3U | a playlist (m3u8)",
                "~ <!DOCTYPE html><html>~ | an HTML page",
                "<HTML> | an HTML page",
                "<?xml version | an XML document",
                "<Error><Code> | an XML document",
                "{\"error\": 1} | a JSON document",
                "[{\"a\": 1}] | a JSON document"
            })
    void theFirstBytesHaveTheLastWord(String begins, String kind) {
        assertThat(verdict(NAMED, 206, GOOD, begins).problem())
                .startsWith("the server media.example.com sends %s instead of a video or audio file.".formatted(kind));
    }

    @Test
    void aMediumIsOneWhateverTheServerSays() {
        String page = "Content-Type: text/html | Content-Range: bytes 0-0/300000000";
        assertThat(verdict(NAMED, 206, page, "\u0000\u0000\u0000\u0018ftypmp42").problem())
                .isNull();
        assertThat(verdict(NAMED, 206, GOOD, "no such thing").problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.apple.mpegurl", "application/dash+xml"})
    void aPlaylistIsNoFile(String type) {
        assertThat(verdict(NAMED, 206, GOOD.replace("video/mp4", type)).problem())
                .contains("sends a playlist (%s) instead".formatted(type));
    }

    @Test
    void theTagOfAFileIsKnownUnlessItIsAWeakOne() {
        ProbeAnswer now = verdict(NAMED, 206, GOOD + " | ETag: \"abc\"");
        assertThat(now.version()).isEqualTo("\"abc\"");
        assertThat(now.isChangedFrom("\"abc\"", 300_000_000L)).isFalse();
        assertThat(now.isChangedFrom(null, null)).isFalse();
        assertThat(now.isChangedFrom("\"abd\"", null)).isTrue();
        assertThat(now.isChangedFrom(null, 5L)).isTrue();
        assertThat(now.isChangedFrom("size 300000000", 300_000_000L)).isFalse();
    }

    @Test
    void withoutATagDateAndSizeTellAFileFromAnother() {
        String weak = GOOD + " | ETag: W/\"abc\"";
        String dated = " | Date: Thu, 26 Nov 2026 03:00:00 GMT | Last-Modified: %s 2026 %s GMT";
        ProbeAnswer sized = verdict(NAMED, 206, weak);
        ProbeAnswer now = verdict(NAMED, 206, weak + dated.formatted("Mon, 23 Nov", "01:00:00"));

        assertThat(sized.version()).isEqualTo("size 300000000");
        assertThat(now.version()).isEqualTo("modified 2026-11-23T01:00:00Z 300000000");
        assertThat(now.isChangedFrom("modified 2026-11-23T01:00:00Z 300000000", 300_000_000L))
                .isFalse();
        assertThat(now.isChangedFrom("modified 2026-11-22T01:00:00Z 300000000", 300_000_000L))
                .isTrue();
        assertThat(now.isChangedFrom("size 300000000", 300_000_000L)).isFalse();
        assertThat(now.isChangedFrom("size 300000001", 300_000_001L)).isTrue();
        assertThat(verdict(NAMED, 206, weak + dated.formatted("Thu, 26 Nov", "02:59:30"))
                        .version())
                .as("a date that is made up anew for each response")
                .isEqualTo("size 300000000");
        assertThat(verdict(NAMED, 206, weak + " | Last-Modified: yesterday").version())
                .isEqualTo("size 300000000");
    }

    @Test
    void aFileThatItsUrlNamesMayHaveAnyTypeButAPages() {
        assertThat(verdict(NAMED, 206, GOOD.replace("video/mp4", "text/plain")).problem())
                .isNull();
        assertThat(verdict(NAMED, 206, "Content-Range: bytes 0-0/77").problem()).isNull();
    }

    @Test
    void whatCannotBeReadIsNotShown() {
        assertThat(verdict(ON_DRIVE, 206, GOOD.replace("video/mp4", "see https://x/?sig=s1gnature"))
                        .warning())
                .startsWith("the server drive.google.com says the file is of no known type,");
    }

    @Test
    void aSizeThatIsNotToldIsNoProblem() {
        ProbeAnswer answer = verdict(NAMED, 206, "Content-Type: video/mp4 | Content-Range: bytes 0-0/*");
        assertThat(answer.problem()).isNull();
        assertThat(answer.size()).isNull();
    }

    private static ProbeAnswer verdict(String url, int status, String headers) {
        return verdict(url, status, headers, "");
    }

    private static ProbeAnswer verdict(String url, int status, String headers, String begins) {
        FirstBytes first = FirstBytes.of(begins.getBytes(StandardCharsets.ISO_8859_1));
        Map<String, List<String>> fields = Stream.of(headers.split(" \\| "))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split(": ", 2))
                .collect(Collectors.toMap(field -> field[0], field -> List.of(field[1])));
        String name = url.equals(ON_DRIVE) ? "media.mp4" : "video.mp4";
        ProbeRequest request = new ProbeRequest("key", new Media(name, url, null), false, HttpUrl.parse(url), 0, 0);
        return new ProbeVerdict(1_000_000_000, uri -> false)
                .of(request, new ResponseHead(status, HttpHeaders.of(fields, (field, value) -> true)), first);
    }
}
