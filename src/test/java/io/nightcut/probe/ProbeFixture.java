package io.nightcut.probe;

import io.nightcut.http.HttpClients;
import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.Media;
import io.nightcut.ledger.model.Project;
import io.nightcut.ledger.model.ProjectKeys;
import io.nightcut.ledger.model.TeamAccess;
import io.nightcut.manifest.link.MediaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A server of media, and the probe with hardly a pause between its tries. */
@Timeout(60)
abstract class ProbeFixture {

    static final long SIZE = 300_000_000;
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    final MediaServer server = new MediaServer();

    @AfterEach
    void close() {
        server.close();
    }

    static Probe probe(Duration timeout) {
        return probe(timeout, "127.0.0.1", "localhost");
    }

    static Probe probe(Duration timeout, String... privateHosts) {
        return new Probe(
                HttpClients.direct(privateHosts),
                new ProbeSettings(timeout, 4),
                MediaSettings.MANIFEST_FOLDER,
                Duration.ofMillis(1),
                Clock.systemUTC());
    }

    /** What it says of the video at this path. */
    ProbeAnswer answer(String target) {
        return answers(TIMEOUT, server.url(target)).get(0);
    }

    static List<ProbeAnswer> answers(Duration timeout, String... urls) {
        ProbeSession probing = probe(timeout).begin(() -> false);
        Stream.of(urls).map(ProbeFixture::project).forEach(probing::add);
        return all(probing);
    }

    static List<ProbeAnswer> all(ProbeSession probing) {
        List<ProbeAnswer> answers = new ArrayList<>();
        for (ProbeAnswer answer = probing.next(); answer != null; answer = probing.next()) {
            answers.add(answer);
        }
        return answers;
    }

    static Project project(String url) {
        return project(new Media("video.mp4", url, null));
    }

    static Project project(Media media) {
        return new Project(
                media.url(),
                new ProjectKeys(media.url(), media.url(), media.url()),
                "Recap",
                List.of(media),
                new Instruction("Tighten it", ""),
                null,
                TeamAccess.EDIT);
    }

    /** So many videos of a server, which it knows as one. */
    static String[] urls(MediaServer server, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> server.url("/video.mp4?n=" + number))
                .toArray(String[]::new);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
