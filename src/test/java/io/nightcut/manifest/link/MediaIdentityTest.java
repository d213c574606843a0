package io.nightcut.manifest.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any change of signature, order, spelling or token keeps the identity; any change of the file changes it. */
class MediaIdentityTest {

    /** In the query, its path naming the file; {@code %1$s} is a secret and {@code %2$d} an expiry. */
    private static final List<String> QUERIES = List.of(
            "",
            "?token=%1$s",
            "?sig=%1$s&e=%2$d",
            "?md5=%1$s&expires=%2$d",
            "?expires=%2$d&md5=%1$s",
            "?Authorization=4_%1$s",
            "?hdnts=exp=%2$d~acl=/*~hmac=%1$s",
            "?X-Amz-Date=20261124T020000Z&X-Amz-Expires=60&X-Amz-Signature=%1$s",
            "?%1$s",
            "?session=%1$s#t=10");

    private static final List<String> FOLDERS = List.of(
            "",
            "%1$s/%2$d/",
            "%2$d/%1$s/",
            "%1$s,%2$d/",
            "%2$d,%1$s/",
            "(S(abcdefghijklmnopqrstuv05))/",
            "hdntl=Expires=%2$d~FullPath~Signature=%1$s/",
            "expires=%2$d&token=%1$s/",
            "token=HS256-%1$s&expires=%2$d&token_path=%%2F/",
            "exp=%2$d~acl=%%2f*~hmac=%1$s/",
            "hdnts=exp=%2$d~acl=/*~hmac=%1$s/",
            "Expires=%2$d&KeyName=k&Signature=%1$s/",
            "expires=%2$d/hash=%1$s/",
            "sig=%1$s/exp=%2$d/",
            "eyJhbGciOi%1$s.eyJ1cmwi%1$s.sig%1$s/");

    record Link(String spelling, String folder, String query, String secret, long expiry) {

        String to(String host, String file) {
            String name = switch (spelling) {
                case "http" -> "http://" + host;
                case "port" -> "https://" + host + ":443";
                case "capitals" -> "HTTPS://" + host.toUpperCase(Locale.ROOT);
                default -> "https://" + host;
            };
            String path = switch (spelling) {
                case "dots" -> "/./x/../";
                default -> "/";
            };
            String spelled = spelling.equals("encoded")
                    ? file.chars()
                            .mapToObj(c -> c == '/' || c == '.' ? Character.toString(c) : "%%%02x".formatted(c))
                            .collect(Collectors.joining())
                    : file;
            return name + path + (folder + spelled.replace("%", "%%") + query).formatted(secret, expiry);
        }
    }

    @Property(tries = 500)
    void theSameFileUnderAnyLinkIsTheSame(
            @ForAll("files") String file, @ForAll("links") Link one, @ForAll("links") Link other) {
        assertThat(identity(one.to("media.example.com", file)))
                .isEqualTo(identity(other.to("media.example.com", file)));
        assertThat(identity(one.to("media.example.com", file))).isEqualTo("media.example.com/" + file);
    }

    @Property(tries = 500)
    void anotherFileIsAnother(
            @ForAll("files") String file,
            @ForAll("files") String another,
            @ForAll("links") Link one,
            @ForAll("links") Link other) {
        assertThat(identity(one.to("media.example.com", file)).equals(identity(other.to("media.example.com", another))))
                .isEqualTo(file.equals(another));
        assertThat(identity(one.to("media.example.com", file))).isNotEqualTo(identity(other.to("a.example.com", file)));
        assertThat(identity(one.to("media.example.com:8080", file).replace(":443", "")))
                .isNotEqualTo(identity(other.to("media.example.com", file)));
    }

    @Test
    void aQueryThatNamesTheFileCountsInAnyOrderAndWithoutItsSignature() {
        String file = "https://media.example.com/download?file=a.mp4&v=2";

        assertThat(List.of(
                        file,
                        "http://media.example.com/download?v=2&file=%61.mp4",
                        file + "&expires=1795086400&md5=9e3779b1",
                        file + "&token=eyJhbGciOi.eyJ1cmwi.sig",
                        file + "&X-Amz-Date=20261124T020000Z&X-Amz-Expires=60&X-Amz-Signature=abc"))
                .extracting(MediaIdentityTest::ofAnyUrl)
                .containsOnly("media.example.com/download?file=a.mp4&v=2");
        assertThat(ofAnyUrl("https://media.example.com/download?file=b.mp4&v=2"))
                .endsWith("?file=b.mp4&v=2");
        assertThat(ofAnyUrl("https://media.example.com/download?token=a"))
                .isNotEqualTo(ofAnyUrl("https://media.example.com/download?token=b"));
    }

    /** They may name the file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9e3779b97f4a7c15f39cc0605cedc834",
                "1795086400",
                "2026-11-24",
                "20261124/ep1",
                "20261124/1795086400",
                "upload-1795086400-interview",
                "Zm9vYmFyMTIzNDU2Nzg5MA",
                "v2/token",
                "expires/token",
                "season=1/episode=2",
                "e=1/s=2",
                "123456789012345678/987654321098765432",
                "9e3779b97f4a7c15f39cc0605cedc834/20261124",
                "6e35e3b2778883f5db637d7a5dba0a427f692e91-1732610000000",
                "1732610000_ab12cd34",
                "1795086400/ab12cd34",
                "9e3779b97f4a7c15f39cc0605cedc834/ab12cd34",
                "4915112345/ab12cd34",
                "id=9e3779b1ff&date=1795086400",
                "CustomerSuccessMeeting/1795086400",
                "WeeklyMeeting2026Nov/1795086400",
                "A001C002_261124_R1AB_X/1795086400",
                "key=episode-17&expires=1795086400",
                "rec/20261124020000/9e3779b97f4a7c15f39cc0605cedc834"
            })
    void aFolderThatIsNotSurelyASignatureCounts(String folder) {
        assertThat(ofAnyUrl("https://media.example.com/%s/a.mp4".formatted(folder)))
                .isEqualTo("media.example.com/%s/a.mp4".formatted(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "download?token=AAA111bbb&dl=1, download?token=CCC222ddd&dl=1",
        "api/v12/download?token=AAA111bbb&dl=1, api/v12/download?token=CCC222ddd&dl=1",
        "download?authkey=AAA111bbb&download=1, download?authkey=CCC222ddd&download=1",
        "get?file_key=aa11bb22cc&expires=1795086400&sig=x&dl=1, get?file_key=dd33ee44ff&expires=1795086400&sig=x&dl=1",
        "v10/get?key=aa11bb22cc&expires=1795086400, v10/get?key=dd33ee44ff&expires=1795086400",
        "get?sig=abc&sp=17, get?sig=abc&sp=18",
        "dl?e=1795086400&dl=1, dl?e=1795086499&dl=1",
        "get?sig=abc&st=station1, get?sig=abc&st=station2",
        "get?signature=abc&expires=1795086400&policy=17, get?signature=abc&expires=1795086400&policy=18",
        "play?client=acme&session=aa11bb22cc, play?client=acme&session=dd33ee44ff",
        "get?file_hash=9e3779b97f4a&file_time=1795086400, get?file_hash=7f4a7c15f39c&file_time=1795086400",
        "rec/get?hash=9e3779b97f4a&t=6a12bc34, rec/get?hash=7f4a7c15f39c&t=6a12bc34",
        "api/dl?sig=9e3779b97f4a&expires=1795086400, api/dl?sig=7f4a7c15f39c&expires=1795086400",
        "get?file_id=17&file_signature=9e3779b97f4a&file_date=20261124, get?file_id=18&file_signature=9e3779b97f4a&file_date=20261124",
    })
    void whatMayNameTheFileInAQueryCounts(String one, String other) {
        assertThat(ofAnyUrl("https://media.example.com/" + one))
                .isNotEqualTo(ofAnyUrl("https://media.example.com/" + other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"videoId\":\"a1\",\"exp\":1} | {\"videoId\":\"b2\",\"exp\":1}",
                "{\"id\":17} | {\"id\":18}",
                "{\"resource\":{\"type\":\"video\",\"id\":\"a\"}} | {\"resource\":{\"type\":\"video\",\"id\":\"b\"}}",
                "{\"sub\":\"user1\",\"vid\":17} | {\"sub\":\"user1\",\"vid\":18}",
                "{\"files\":[1,2]} | {\"files\":[1,3]}",
                "{\"exp\":1795086400,\"xx\":1,\"file\":\"第3（17）\"} | {\"exp\":1795086400,\"xx\":1,\"file\":\"第3（18）\"}"
            })
    void anyClaimOfATokenInThePathMayNameTheFile(String one, String other) {
        assertThat(ofToken(one)).isNotEqualTo(ofToken(other));
        assertThat(ofToken(one.replace("}", ",\"exp\":1795086400,\"jti\":\"x\"}")))
                .isEqualTo(ofToken(one.replace("}", ",\"exp\":1795172800,\"jti\":\"y\"}")));
    }

    private static String ofToken(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return ofAnyUrl("https://media.example.com/d/%s.%s.c2lnbmF0dXJl/video.mp4"
                .formatted(
                        base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(UTF_8)),
                        base64.encodeToString(claims.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kQ3vZr8_yLw2Tn5bXc7Mj9,1795086400", "kQcvZrayLwcTndbXcdMjgA/1795086400"})
    void aDigestInBase64IsASignatureWhateverItsSigns(String signature) {
        assertThat(ofAnyUrl("https://media.example.com/s/%s/talk.mp4".formatted(signature)))
                .isEqualTo("media.example.com/s/talk.mp4");
    }

    @Test
    void theNameOfTheFileStaysWhateverItLooksLike() {
        assertThat(ofAnyUrl("https://media.example.com/1795086400/9e3779b1.mp4"))
                .isEqualTo("media.example.com/1795086400/9e3779b1.mp4");
        assertThat(ofAnyUrl("https://media.example.com/1795086400/9e3779b1"))
                .isEqualTo("media.example.com/1795086400/9e3779b1");
    }

    @Test
    void aStoredLocationIsKnownByItsPathWhenThatNamesAFile() {
        assertThat(MediaIdentity.ofLocation("https://media.example.com/a.mp4")).contains("media.example.com/a.mp4");
        assertThat(MediaIdentity.ofLocation("file:/srv/a.mp4")).contains("file:/srv/a.mp4");
        assertThat(MediaIdentity.ofLocation("https://drive.google.com/uc")).isEmpty();
        assertThat(MediaIdentity.ofLocation("nowhere")).isEmpty();
    }

    private static String identity(String url) {
        return MediaUrl.of(url).identity();
    }

    private static String ofAnyUrl(String url) {
        return MediaIdentity.of(HttpUrl.parse(url));
    }

    @Provide
    Arbitrary<Link> links() {
        Arbitrary<String> hex =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(62).map(text -> "a" + text + "1");
        Arbitrary<Long> expiries = Arbitraries.longs().between(1_500_000_000L, 2_500_000_000L);
        return Combinators.combine(
                        Arbitraries.of("plain", "http", "port", "capitals", "dots", "encoded"),
                        Arbitraries.of(FOLDERS),
                        Arbitraries.of(QUERIES),
                        hex,
                        expiries)
                .as(Link::new);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.strings()
                .withChars("abcXYZ019~-_")
                .ofMinLength(1)
                .ofMaxLength(8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(folders -> String.join("/", folders) + ".mp4");
    }
}
