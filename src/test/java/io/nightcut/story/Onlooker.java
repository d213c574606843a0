package io.nightcut.story;

import io.nightcut.state.StateInspection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks into a state again and again, whatever happens to it. */
final class Onlooker implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private Onlooker(Path state) {
        Thread thread = new Thread(() -> look(state), "onlooker");
        thread.setDaemon(true);
        thread.start();
    }

    static Onlooker at(Path state) {
        return new Onlooker(state);
    }

    private void look(Path state) {
        try {
            do {
                StateInspection found = StateInspection.of(state);
                looks.incrementAndGet();
                if (found.condition() == StateInspection.Condition.UNUSABLE) {
                    failures.add(found.detail());
                }
            } while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int looks() {
        return looks.get();
    }

    /** What it could not see, and why. */
    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        end.countDown();
    }
}
