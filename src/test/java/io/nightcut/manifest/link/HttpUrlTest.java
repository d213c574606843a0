package io.nightcut.manifest.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

    private static final HttpUrl VIDEO = HttpUrl.parse("https://media.example.com/night/video.mp4?sig=a%20b");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            other.mp4                      | https://media.example.com/night/other.mp4
            /other.mp4?sig=a%2Fb&&c        | https://media.example.com/other.mp4?sig=a%2Fb&&c
            ?n=2                           | https://media.example.com/night/video.mp4?n=2
            //cdn.example.com:8443/v.mp4   | https://cdn.example.com:8443/v.mp4
            HTTP://CDN.example.com/v.mp4   | HTTP://CDN.example.com/v.mp4
            ftp://cdn.example.com/v.mp4    | ftp://cdn.example.com/v.mp4
            '/my video|\u00e9.mp4'         | https://media.example.com/my%20video%7C%E9.mp4
            """)
    void aLocationHeaderIsResolvedAgainstTheUrl(String location, String target) {
        assertThat(VIDEO.resolve(location)).contains(URI.create(target));
    }

    @Test
    void aLocationHeaderThatIsNoUrlCannotBeResolved() {
        assertThat(VIDEO.resolve("http://[::1/a.mp4")).isEmpty();
    }

    /** A signature covers the query to the letter. */
    @Test
    void theUrlOfAServerKeepsItsQuery() {
        URI uri = URI.create("HTTPS://CDN.example.com:8443/v%2f.mp4?a=[1]&&b=%7e&#part");

        assertThat(HttpUrl.of(uri)).hasValueSatisfying(url -> {
            assertThat(url).hasToString("https://cdn.example.com:8443/v%2f.mp4?a=[1]&&b=%7e&");
            assertThat(url.authority()).isEqualTo("cdn.example.com:8443");
            assertThat(url.isSecure()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://cdn.example.com/v.mp4", "mailto:ann@example.com", "http:///v.mp4", "v.mp4"})
    void whatIsNotHttpOrHasNoHostIsNoHttpUrl(String uri) {
        assertThat(HttpUrl.of(URI.create(uri))).isEmpty();
    }

    @Test
    void aHostThatJavaRefusesGivesNoUri() {
        assertThat(VIDEO.toUri()).contains(URI.create(VIDEO.toString()));
        assertThat(HttpUrl.parse("https://my_bucket.example.com/v.mp4").toUri()).isEmpty();
        assertThat(HttpUrl.parse("https://[::::1]/v.mp4").toUri()).isEmpty();
    }
}
