package io.nightcut.results;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a task in a thread of its own for as long as a run goes on. Its thread is never interrupted: H2 closes its file
 * when that happens to a thread that reads in it, and the run would lose its ledger.
 */
public final class Repeated implements AutoCloseable {

    private static final int SECONDS_FOR_THE_LAST = 10;

    private final ScheduledThreadPoolExecutor thread;

    @SuppressWarnings("FutureReturnValueIgnored") // The tasks let nothing out.
    public Repeated(String name, Duration pause, Runnable task) {
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when the last repetition is over. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(SECONDS_FOR_THE_LAST, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
