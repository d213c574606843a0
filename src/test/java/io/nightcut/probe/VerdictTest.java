package io.nightcut.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.HttpUrl;
import java.net.http.HttpHeaders;
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

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1000000000; the file has 1000000000 bytes, but Descript takes files under 1 GB. Make the file smaller or split it
            2500000000; the file has 2500000000 bytes, but Descript takes files under 1 GB.
            0;          the file is empty (0 bytes). Upload it again
            """)
    void aFileThatIsTooLargeOrEmptyIsToldWithItsSize(long size, String problem) {
        ProbeAnswer answer = verdict(NAMED, 206, "Content-Type: video/mp4 | Content-Range: bytes 0-0/" + size);
        assertThat(answer.problem()).startsWith(problem);
        assertThat(answer.size()).isEqualTo(size);
    }

    @Test
    void theLastByteUnderAGigabyteIsTaken() {
        assertThat(verdict(NAMED, 206, "Content-Type: video/mp4 | Content-Range: bytes 0-0/999999999")
                        .problem())
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
    void twoThingsThatAreWrongAreBothTold() {
        assertThat(verdict(NAMED, 200, "Content-Type: video/mp4 | Content-Length: 3000000000")
                        .problem())
                .contains("the file has 3000000000 bytes")
                .contains("does not support HTTP Range");
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
                        "Google Drive sent a web page (text/html) instead of the file: the file is not shared with everyone, too large for Drive's virus scan, or was downloaded too often.");
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
    @ValueSource(strings = {"image/png", "application/pdf", "video/x-msvideo", "video/webm"})
    void aFileOfAnotherKindIsTold(String type) {
        assertThat(verdict(ON_DRIVE, 206, GOOD.replace("video/mp4", type)).problem())
                .startsWith(
                        "the server drive.google.com says the file is %s, which Descript does not import. Give the link of an MP4"
                                .formatted(type));
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
                        .problem())
                .startsWith("the server drive.google.com says the file is of no known type,");
    }

    @Test
    void aSizeThatIsNotToldIsNoProblem() {
        ProbeAnswer answer = verdict(NAMED, 206, "Content-Type: video/mp4 | Content-Range: bytes 0-0/*");
        assertThat(answer.problem()).isNull();
        assertThat(answer.size()).isNull();
    }

    private static ProbeAnswer verdict(String url, int status, String headers) {
        Map<String, List<String>> fields = Stream.of(headers.split(" \\| "))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split(": ", 2))
                .collect(Collectors.toMap(field -> field[0], field -> List.of(field[1])));
        String name = url.equals(ON_DRIVE) ? "media.mp4" : "video.mp4";
        ProbeRequest request = new ProbeRequest("key", new Media(name, url, null), false, HttpUrl.parse(url), 0, 0);
        return ProbeVerdict.of(request, new ResponseHead(status, HttpHeaders.of(fields, (field, value) -> true)));
    }
}
