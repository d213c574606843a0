package io.nightcut.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightcut.ledger.model.Media;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which request is sent next, with the time in hand. */
class HostQueuesTest {

    private static final long NOW = Long.MAX_VALUE - 5;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HostQueues queues = new HostQueues(2, NOW);

    @Test
    void theServersTakeTurns() {
        add("a", "1", "2");
        add("b", "1", "2");

        assertThat(next(NOW)).isEqualTo("a/1");
        assertThat(next(NOW)).isEqualTo("b/1");
        assertThat(next(NOW)).isEqualTo("a/2");
        assertThat(next(NOW)).isEqualTo("b/2");
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void aServerGetsOnlyItsNumberOfRequestsAtOnce() {
        ProbeRequest first = add("a", "1", "2", "3");
        next(NOW);
        next(NOW);
        assertThat(queues.next(NOW)).isNull();
        assertThat(queues.isEmpty()).isFalse();

        queues.finished(first);

        assertThat(next(NOW)).isEqualTo("a/3");
    }

    @Test
    void aMediumThatWasBegunComesBeforeTheOthers() {
        add("a", "1", "2");
        queues.addFirst(request("a", "begun"), NOW);

        assertThat(next(NOW)).isEqualTo("a/begun");
    }

    @Test
    void aServerThatIsHeldGetsNothingUntilThenAndTheOthersDo() {
        ProbeRequest held = add("a", "1", "2");
        add("b", "1");
        next(NOW);
        queues.hold(held, SECOND, NOW);

        assertThat(next(NOW)).isEqualTo("b/1");
        assertThat(queues.next(NOW + SECOND.toNanos() - 1)).isNull();
        assertThat(next(NOW + SECOND.toNanos())).isEqualTo("a/2");
    }

    @Test
    void aServerIsGivenUpAfterEightMediaInARowWithoutAResponse() {
        ProbeRequest request = add("a", "1");
        for (int medium = 0; medium < 7; medium++) {
            queues.didNotRespond(request, "no response");
        }
        queues.responded(request);
        for (int medium = 0; medium < 7; medium++) {
            queues.didNotRespond(request, "no response");
        }
        assertThat(queues.givenUp(request)).isNull();

        queues.didNotRespond(request, "no response");

        assertThat(queues.givenUp(request)).isEqualTo("no response");
    }

    private ProbeRequest add(String server, String... media) {
        for (String medium : media) {
            queues.add(request(server, medium), NOW);
        }
        return request(server, media[0]);
    }

    private String next(long now) {
        ProbeRequest request = queues.next(now);
        return request == null ? "none" : request.projectKey();
    }

    private static ProbeRequest request(String server, String medium) {
        return ProbeRequest.of(
                        server + "/" + medium,
                        new Media("v.mp4", "https://%s.example.com/%s.mp4".formatted(server, medium), null))
                .orElseThrow();
    }
}
