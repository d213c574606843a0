package io.nightcut.probe;

import static io.nightcut.probe.MediaServer.good;
import static io.nightcut.probe.MediaServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many media side by side, with a bound for each server. */
class PolitenessTest extends ProbeFixture {

    @Test
    void aServerIsAskedFourThingsAtOnceAndNotMore() {
        CountDownLatch oneMore = new CountDownLatch(4 + 1);
        server.on("/video.mp4", exchange -> {
            meet(oneMore);
            good(exchange, SIZE);
        });

        assertThat(answers(TIMEOUT, urls(server, 40))).hasSize(40).allMatch(answer -> answer.problem() == null);
        assertThat(server.mostAtOnce()).isEqualTo(4);
        assertThat(server.calls()).hasSize(80);
    }

    @Test
    void serversAreAskedSideBySideAndNotMoreThanThirtyTwoThingsInAll() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch oneMore = new CountDownLatch(ProbeSession.AT_ONCE + 1);
        List<MediaServer> servers = IntStream.range(0, 10)
                .mapToObj(number -> new MediaServer().on("/video.mp4", exchange -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    meet(oneMore);
                    atOnce.decrementAndGet();
                    status(exchange, 404);
                }))
                .toList();
        // 16 of each by HEAD and GET are 320 requests, ten times what goes at once.
        String[] urls = servers.stream()
                .flatMap(each -> List.of(urls(each, 16)).stream())
                .toArray(String[]::new);

        assertThat(answers(TIMEOUT, urls)).hasSize(160);
        assertThat(most.get()).isEqualTo(ProbeSession.AT_ONCE);
        assertThat(servers).allSatisfy(each -> assertThat(each.mostAtOnce()).isLessThanOrEqualTo(4));
        servers.forEach(MediaServer::close);
    }

    @Test
    void aServerThatHangsDoesNotKeepTheOthersWaiting() {
        CountDownLatch never = new CountDownLatch(1);
        server.on("/video.mp4", exchange -> await(never));
        MediaServer other = new MediaServer().video("/video.mp4", SIZE);
        ProbeSession probing = probe(TIMEOUT).begin(() -> false);
        for (String url : urls(server, 20)) {
            probing.add(project(url));
        }
        probing.add(project(other.url("/video.mp4")));

        assertThat(probing.next().media().url()).isEqualTo(other.url("/video.mp4"));
        never.countDown();
        other.close();
    }

    @Test
    void aRunThatStopsWaitsForNoAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean stopping = new AtomicBoolean();
        server.on("/video.mp4", exchange -> {
            stopping.set(true);
            await(never);
        });
        ProbeSession probing = probe(Duration.ofMinutes(10)).begin(stopping::get);
        probing.add(project(server.url("/video.mp4")));

        assertThat(probing.next()).isNull();
        never.countDown();
    }

    /** The first wait for one that is not to come as long as they are there. */
    private static void meet(CountDownLatch others) {
        others.countDown();
        try {
            others.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
