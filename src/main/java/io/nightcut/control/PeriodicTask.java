package io.nightcut.control;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a task in a thread of its own until it is closed, and spends at most a tenth of the time on it, however long one
 * repetition takes. Its thread is never interrupted: H2 closes the database file when a thread that reads it is
 * interrupted, and the run would lose its ledger.
 */
public final class PeriodicTask implements AutoCloseable {

    private static final int SECONDS_FOR_THE_LAST = 10;
    private static final int RESTS_FOR_EACH_WORK = 9;
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final ScheduledThreadPoolExecutor thread;
    private final Duration pause;
    private final Runnable task;

    public PeriodicTask(String name, Duration pause, Runnable task) {
        this.pause = pause;
        this.task = task;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        next(pause);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The tasks let nothing out.
    private void next(Duration rest) {
        thread.schedule(this::work, rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            long began = System.nanoTime();
            task.run();
            Duration rest = Duration.ofNanos(System.nanoTime() - began).multipliedBy(RESTS_FOR_EACH_WORK);
            // A machine that was frozen meanwhile would rest nine times as long.
            rest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
            next(rest.compareTo(pause) > 0 ? rest : pause);
        } catch (VirtualMachineError e) {
            Exhaustion.end(e);
        }
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
