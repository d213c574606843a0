package io.nightcut.descript.quota;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnFailureEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnSuccessEvent;
import io.github.resilience4j.ratelimiter.internal.RateLimiterEventProcessor;
import io.nightcut.descript.failure.DescriptException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resilience4j's interface to a {@link SlidingWindow}: waits for permits, and passes on how calls ended. Resilience4j's own
 * limiter counts in cycles of a fixed clock and lets twice the limit pass around a cycle's edge, which a server that
 * counts in a sliding window refuses.
 *
 * <p>Whoever takes a permit must report how the call ended ({@link #onSuccess}, {@link #onResult} or {@link #onError}).
 */
public final class SlidingWindowRateLimiter implements RateLimiter {

    private static final Logger log = LoggerFactory.getLogger(SlidingWindowRateLimiter.class);

    private final String name;
    private final LongSupplier nanoTime;
    private final SlidingWindow window;
    private final RateLimiterEventProcessor events = new RateLimiterEventProcessor();
    private RateLimiterConfig config;
    private int waiting;

    SlidingWindowRateLimiter(String name, RateLimiterConfig config, LongSupplier nanoTime) {
        this.name = name;
        this.config = config;
        this.nanoTime = nanoTime;
        this.window =
                new SlidingWindow(config.getLimitForPeriod(), config.getLimitRefreshPeriod(), nanoTime.getAsLong());
    }

    /** Waits for a permit for at most the configured time-out. */
    @Override
    public synchronized boolean acquirePermission(int permits) {
        long deadline = nanoTime.getAsLong() + config.getTimeoutDuration().toNanos();
        waiting++;
        try {
            for (long wait = nanosToWait(permits); wait > 0; wait = nanosToWait(permits)) {
                long left = deadline - nanoTime.getAsLong();
                if (left <= 0) {
                    events.consumeEvent(new RateLimiterOnFailureEvent(name, permits));
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(wait, left));
            }
            take(permits);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
        }
    }

    /** Takes a permit if there is one right now: 0, or else -1, since nobody can say when the next one comes free. */
    @Override
    public synchronized long reservePermission(int permits) {
        if (nanosToWait(permits) > 0) {
            return -1;
        }
        take(permits);
        return 0;
    }

    private long nanosToWait(int permits) {
        return window.nanosToWait(permits, nanoTime.getAsLong());
    }

    private void take(int permits) {
        window.take(permits);
        events.consumeEvent(new RateLimiterOnSuccessEvent(name, permits));
    }

    @Override
    public void onSuccess() {
        answered();
    }

    @Override
    public void onResult(Object result) {
        answered();
    }

    @Override
    public synchronized void onError(Throwable failure) {
        if (failure instanceof DescriptException.RateLimited limited) {
            follow(now -> window.refused(limited.retryAfter(), now));
            notifyAll();
        } else {
            answered();
        }
    }

    private synchronized void answered() {
        window.answered(nanoTime.getAsLong());
        notifyAll();
    }

    /** Allows no calls for this long, whoever asks. */
    synchronized void hold(Duration duration) {
        window.hold(duration, nanoTime.getAsLong());
    }

    /** The server says how many more calls it would have taken beside the last one. */
    synchronized void remaining(int calls) {
        follow(now -> window.remaining(calls, now));
    }

    private void follow(LongConsumer answer) {
        boolean wasBelowLimit = window.isBelowLimit();
        answer.accept(nanoTime.getAsLong());
        if (window.isBelowLimit() && !wasBelowLimit) {
            log.info(
                    "Descript allows fewer {} calls than configured: {} in {} s instead of {}. Continuing at that rate",
                    name,
                    window.allowed(),
                    config.getLimitRefreshPeriod().toSeconds(),
                    config.getLimitForPeriod());
        }
    }

    /** Allows no calls for a whole period. */
    @Override
    public synchronized void drainPermissions() {
        hold(config.getLimitRefreshPeriod());
    }

    @Override
    public synchronized void changeTimeoutDuration(Duration timeoutDuration) {
        config = RateLimiterConfig.from(config).timeoutDuration(timeoutDuration).build();
    }

    @Override
    public synchronized void changeLimitForPeriod(int limitForPeriod) {
        config = RateLimiterConfig.from(config).limitForPeriod(limitForPeriod).build();
        window.changeLimit(limitForPeriod);
        notifyAll();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public synchronized RateLimiterConfig getRateLimiterConfig() {
        return config;
    }

    @Override
    public Map<String, String> getTags() {
        return Map.of();
    }

    @Override
    public EventPublisher getEventPublisher() {
        return events;
    }

    @Override
    public Metrics getMetrics() {
        return new Metrics() {
            @Override
            public int getNumberOfWaitingThreads() {
                synchronized (SlidingWindowRateLimiter.this) {
                    return waiting;
                }
            }

            @Override
            public int getAvailablePermissions() {
                synchronized (SlidingWindowRateLimiter.this) {
                    return window.available(nanoTime.getAsLong());
                }
            }
        };
    }
}
