package io.nightcut.probe;

import static io.nightcut.probe.MediaServer.redirect;
import static io.nightcut.probe.MediaServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Media;
import io.nightcut.manifest.link.HttpUrl;
import io.nightcut.probe.MediaServer.Behaviour;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses to which servers send us on: the only ones beside the manifest's that are asked. */
class RedirectTest extends ProbeFixture {

    @ParameterizedTest
    @CsvSource({"301,/there.mp4", "302,there.mp4", "303,?n=2", "307,//HOST/there.mp4", "308,http://HOST/there.mp4"})
    void redirectsAreFollowedAndShownWithoutTheirQuery(int status, String location) {
        String host = URI.create(server.url("")).getAuthority();
        Behaviour away = exchange -> redirect(exchange, status, location.replace("HOST", host) + "#part");
        server.video("/there.mp4", SIZE).on("/video.mp4", exchange -> {
            if (exchange.getRequestURI().getQuery() == null) {
                away.answer(exchange);
            } else {
                server.video("/other.mp4", SIZE);
                redirect(exchange, 302, "/other.mp4?sig=s1gnature");
            }
        });
        ProbeAnswer answer = answer("/video.mp4");

        assertThat(answer.problem()).isNull();
        assertThat(answer.size()).isEqualTo(SIZE);
        assertThat(answer.redirect()).hasToString(server.url(location.startsWith("?") ? "/other.mp4" : "/there.mp4"));
    }

    @Test
    void aRedirectIsAskedForByItsWholeAddress() {
        server.on("/video.mp4", exchange -> redirect(exchange, 302, "/my video|é.mp4?sig=a%20b"))
                .on("/my video|\u00e9.mp4", exchange -> status(exchange, 404));

        assertThat(answer("/video.mp4").known().obstacle())
                .isEqualTo(
                        "the server 127.0.0.1 answered 404: the file does not exist. Correct the link, then run again. The link redirects to "
                                + server.url("/my%20video%7C%E9.mp4"));
        assertThat(server.calls())
                .containsExactly(
                        "HEAD /video.mp4",
                        "HEAD /my%20video%7C%E9.mp4?sig=a%20b",
                        "GET /video.mp4",
                        "GET /my%20video%7C%E9.mp4?sig=a%20b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ftp://media.example.com/a.mp4;           redirects to a ftp URL;            ftp://media.example.com/a.mp4
            http://me:secret@media.example.com/a.mp4;with a user name or password;          http://media.example.com/a.mp4
            http:///a.mp4;                           redirects to a URL that is not valid;
            http://[::1/a.mp4;                       redirects to a URL that is not valid;
            """)
    void aRedirectThatIsNotFollowedIsTold(String location, String problem, String shown) {
        server.on("/video.mp4", exchange -> redirect(exchange, 302, location));
        ProbeAnswer answer = answer("/video.mp4");

        assertThat(answer.problem()).startsWith("the server 127.0.0.1 ").contains(problem);
        assertThat(answer.redirect()).isEqualTo(shown == null ? null : URI.create(shown));
        assertThat(server.calls()).containsExactly("HEAD /video.mp4", "GET /video.mp4");
    }

    @Test
    void redirectsWithoutEndAreToldAfterFive() {
        server.on(
                "/video.mp4",
                exchange ->
                        redirect(exchange, 302, "/video.mp4?n=" + server.calls().size()));

        assertThat(answer("/video.mp4").problem())
                .startsWith("the server 127.0.0.1 redirects more than 5 times. Give the final link");
        assertThat(server.calls()).hasSize(12);
    }

    @Test
    void aRedirectFromHttpsToHttpIsNotFollowed() {
        ProbeRequest safe = new ProbeRequest(
                "key",
                new Media("a.mp4", "https://media.example.com/a.mp4", null),
                true,
                HttpUrl.parse("https://media.example.com/a.mp4"),
                0,
                0);

        assertThat(RedirectPolicy.problem(safe, URI.create("http://media.example.com/a.mp4")))
                .isEqualTo(
                        "the server media.example.com redirects from https to http, which is not secure. Give a link that stays on https, then run again");
        assertThat(RedirectPolicy.problem(safe, URI.create("https://cdn.example.com/a.mp4")))
                .isNull();
    }
}
