package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://a.example/v.mp4?sig=s1g#part | https://a.example/v.mp4
            https://a.example/v.mp4#?sig=s1g     | https://a.example/v.mp4
            https://ann:pw@a.example:8443/v.mp4  | https://a.example:8443/v.mp4
            //ann:pw@a.example/v.mp4             | //a.example/v.mp4
            see https://ann:pw@a.example/v.mp4   | see https://a.example/v.mp4
            https://a.example/ann@home.mp4       | https://a.example/ann@home.mp4
            https://a.example//ann@home.mp4      | https://a.example//ann@home.mp4
            file:///ann@home.mp4                 | file:///ann@home.mp4
            file:///mnt/who%3F.mp4               | file:///mnt/who%3F.mp4
            nothing of the kind                  | nothing of the kind
            """)
    void aUrlIsShownWithoutQueryFragmentUserAndPassword(String url, String shown) {
        assertThat(Redacted.url(url)).isEqualTo(shown);
    }

    @Test
    void anExcerptIsCutAt120CharactersAndNeverInsideOne() {
        assertThat(Redacted.excerpt("a".repeat(120))).isEqualTo("a".repeat(120));
        assertThat(Redacted.excerpt("a".repeat(121))).isEqualTo("a".repeat(120) + "…");
        assertThat(Redacted.excerpt("a".repeat(119) + "🎬b")).isEqualTo("a".repeat(119) + "…");
    }
}
