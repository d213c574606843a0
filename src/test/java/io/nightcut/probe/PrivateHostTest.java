package io.nightcut.probe;

import static io.nightcut.probe.MediaServer.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No link makes nightcut ask a server that only nightcut's own machine and network can reach. */
class PrivateHostTest extends ProbeFixture {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void aServerOfThisMachineIsNotAsked(String host) {
        server.video("/video.mp4", SIZE);
        ProbeAnswer answer = answer(server.url("/video.mp4").replace("127.0.0.1", host), "media.example");

        assertThat(answer.problem())
                .isEqualTo(
                        "the server %s is in a private network, where Descript cannot reach it. Give a public link, or add the host to nightcut.media.private-hosts, then run again"
                                .formatted(host));
        assertThat(answer.size()).isNull();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aRedirectDoesNotLeadThereEither() {
        String there = server.url("/secret/").replace("127.0.0.1", "127.0.0.2");
        server.on("/video.mp4", exchange -> redirect(exchange, 302, there));
        ProbeAnswer answer = answer(server.url("/video.mp4"), "127.0.0.1");

        assertThat(answer.problem()).startsWith("the server 127.0.0.2 is in a private network");
        assertThat(server.calls()).containsExactly("HEAD /video.mp4");
    }

    @Test
    void aHostThatASettingNamesIsAsked() {
        server.video("/video.mp4", SIZE);

        assertThat(answer(server.url("/video.mp4"), "127.0.0.0/8").problem()).isNull();
    }

    private static ProbeAnswer answer(String url, String privateHosts) {
        ProbeSession probing = probe(TIMEOUT, privateHosts).begin(() -> false);
        probing.add(project(url));
        List<ProbeAnswer> answers = all(probing);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }
}
