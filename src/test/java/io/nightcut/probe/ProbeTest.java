package io.nightcut.probe;

import static io.nightcut.probe.MediaServer.firstByte;
import static io.nightcut.probe.MediaServer.head;
import static io.nightcut.probe.MediaServer.isHead;
import static io.nightcut.probe.MediaServer.redirect;
import static io.nightcut.probe.MediaServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server is asked, and what it can do to us. */
class ProbeTest extends ProbeFixture {

    @Test
    void aHeadIsFollowedByTheFirstBytes() {
        server.video("/video.mp4", SIZE);
        ProbeAnswer answer = answer("/video.mp4?X-Amz-Signature=s1gnature");

        assertThat(answer.problem()).isNull();
        assertThat(answer.size()).isEqualTo(SIZE);
        assertThat(answer.redirect()).isNull();
        assertThat(server.calls())
                .containsExactly(
                        "HEAD /video.mp4?X-Amz-Signature=s1gnature", "GET /video.mp4?X-Amz-Signature=s1gnature");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 500, 501, 503})
    void whereHeadIsRefusedTheFirstByteHasTheLastWord(int refused) {
        server.on("/video.mp4", exchange -> {
            if (isHead(exchange)) {
                status(exchange, refused);
            } else {
                firstByte(exchange, SIZE);
            }
        });
        ProbeAnswer answer = answer("/video.mp4");

        assertThat(answer.problem()).isNull();
        assertThat(answer.size()).isEqualTo(SIZE);
        assertThat(server.calls()).containsExactly("HEAD /video.mp4", "GET /video.mp4");
        assertThat(server.requests().get(1).headers().get("Range")).containsExactly("bytes=0-4095");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereHeadTellsNoSizeOrNoRangesTheFirstByteDoes(boolean tellsRanges) {
        server.on("/video.mp4", exchange -> {
            if (!isHead(exchange)) {
                firstByte(exchange, SIZE);
            } else if (tellsRanges) {
                exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
                status(exchange, 200);
            } else {
                head(exchange, SIZE);
            }
        });

        assertThat(answer("/video.mp4")).satisfies(answer -> {
            assertThat(answer.problem()).isNull();
            assertThat(answer.size()).isEqualTo(SIZE);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 900_000_000_000L})
    void aServerThatIgnoresRangesIsNotLeftToSendItAll(long saidLength) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        server.on("/video.mp4", exchange -> {
            if (isHead(exchange)) {
                status(exchange, 405);
                return;
            }
            try {
                server.endless(exchange, saidLength);
            } finally {
                closed.countDown();
            }
        });
        ProbeAnswer answer = answer("/video.mp4");

        assertThat(answer.problem()).contains("does not support HTTP Range");
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(server.bytesSent.get()).as("what fits into the buffers").isLessThan(64 << 20);
    }

    @Test
    void aBodyThatNeverComesIsNotAwaitedForEver() {
        CountDownLatch never = new CountDownLatch(1);
        server.on("/video.mp4", exchange -> {
            if (isHead(exchange)) {
                status(exchange, 405);
                return;
            }
            exchange.sendResponseHeaders(206, 1);
            exchange.getResponseBody().flush();
            await(never);
        });

        assertThat(answers(Duration.ofMillis(300), server.url("/video.mp4"))
                        .get(0)
                        .problem())
                .isEqualTo(
                        "the server 127.0.0.1 did not respond within 0.3 s (nightcut.probe.timeout). Run again when it is up");
        never.countDown();
    }

    @Test
    void nothingThatTellsWhoAsksIsEverSent() {
        MediaServer other = new MediaServer().video("/video.mp4", SIZE);
        server.on("/login.mp4", exchange -> {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"media\"");
                    exchange.getResponseHeaders().set("Set-Cookie", "session=abc; Path=/");
                    status(exchange, 401);
                })
                .on("/away.mp4", exchange -> {
                    exchange.getResponseHeaders().set("Set-Cookie", "session=abc; Path=/");
                    redirect(exchange, 302, other.url("/video.mp4"));
                });
        answer("/login.mp4");
        answers(TIMEOUT, server.url("/away.mp4"), server.url("/away.mp4"));

        assertThat(server.requests()).hasSize(6);
        assertThat(other.requests()).hasSize(4);
        assertThat(Stream.concat(server.requests().stream(), other.requests().stream()))
                .allSatisfy(request -> {
                    assertThat(request.headers().get("User-agent")).containsExactly("nightcut");
                    assertThat(request.headers().keySet())
                            .isSubsetOf("Host", "User-agent", "Range", "Connection", "Content-length");
                });
        other.close();
    }

    @Test
    void filesOfThisMachineAndWhatIsKnownToBeInVainAreNotAskedFor() {
        server.video("/video.mp4", SIZE);
        ProbeSession probing = probe(TIMEOUT).begin(() -> false);
        probing.add(project("file:/srv/video.mp4"));
        probing.add(project(new Media("a.mp4", server.url("/a.mp4"), null, null, Instant.EPOCH, null)));
        probing.add(project(new Media("b.mp4", server.url("/b.mp4"), null, null, null, "it is not there")));
        probing.add(project(server.url("/video.mp4")));

        assertThat(probing.media()).isOne();
        assertThat(all(probing)).hasSize(1);
        assertThat(server.calls()).containsExactly("HEAD /video.mp4", "GET /video.mp4");
    }

    @Test
    void theServersSizeIsKnownFromThenOnAndTheRestStays() {
        Media media = new Media("a.mp4", server.url("/a.mp4"), "en", 5L, Instant.MAX, null);
        assertThat(new ProbeAnswer("key", media, SIZE, null, null).known())
                .isEqualTo(new Media("a.mp4", media.url(), "en", SIZE, Instant.MAX, null));
        assertThat(new ProbeAnswer("key", media, null, null, "it is gone").known())
                .isEqualTo(new Media("a.mp4", media.url(), "en", 5L, Instant.MAX, "it is gone"));
    }
}
