package io.nightcut.descript.quota;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnFailureEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnSuccessEvent;
import io.github.resilience4j.ratelimiter.internal.RateLimiterEventProcessor;
import io.nightcut.descript.failure.DescriptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No more calls in <em>any</em> stretch of a period than the limit. Resilience4j's own limiter counts in cycles of a fixed
 * clock and lets twice the limit pass around a cycle's edge, which a server that counts in a sliding window refuses.
 *
 * <p>A call counts from its permit until a period after its <em>answer</em>: the server counted it somewhere in between,
 * so the call that takes its place is outside the server's window whatever the network does. Where the server allows
 * less than the limit that is set, its answers are the truth, and the limit follows them. The one who takes a permit
 * must tell how the call ended ({@link #onSuccess}, {@link #onResult} or {@link #onError}).
 */
public final class SlidingWindowRateLimiter implements RateLimiter {

    private static final Logger log = LoggerFactory.getLogger(SlidingWindowRateLimiter.class);

    /** After so many periods without a 429 one call more is tried. */
    private static final int QUIET_PERIODS = 5;

    private final String name;
    private final LongSupplier nanoTime;
    private final RateLimiterEventProcessor events = new RateLimiterEventProcessor();
    private final Deque<Long> answered = new ArrayDeque<>();

    private RateLimiterConfig config;
    /** What the server really allows in a period, as far as its answers tell; never above the configured limit. */
    private int allowed;

    private long allowedSince;
    private int underWay;
    private int countAtPermit;
    private int waiting;
    private long heldUntil;

    SlidingWindowRateLimiter(String name, RateLimiterConfig config, LongSupplier nanoTime) {
        this.name = name;
        this.config = config;
        this.nanoTime = nanoTime;
        this.allowed = config.getLimitForPeriod();
        this.heldUntil = nanoTime.getAsLong();
        this.allowedSince = heldUntil;
    }

    /** No calls for this long, whoever asks. */
    synchronized void hold(Duration duration) {
        long until = nanoTime.getAsLong() + duration.toNanos();
        if (until - heldUntil > 0) {
            heldUntil = until;
        }
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

    /** Takes a permit when there is one right now: 0, or else -1. When a later one comes free nobody can promise. */
    @Override
    public synchronized long reservePermission(int permits) {
        if (nanosToWait(permits) > 0) {
            return -1;
        }
        take(permits);
        return 0;
    }

    private void take(int permits) {
        underWay += permits;
        countAtPermit = answered.size() + underWay;
        events.consumeEvent(new RateLimiterOnSuccessEvent(name, permits));
    }

    private long nanosToWait(int permits) {
        long now = nanoTime.getAsLong();
        long period = config.getLimitRefreshPeriod().toNanos();
        while (!answered.isEmpty() && now - answered.getFirst() >= period) {
            answered.removeFirst();
        }
        if (heldUntil - now > 0) {
            return heldUntil - now;
        }
        if (now - allowedSince >= QUIET_PERIODS * period) {
            allow(allowed + 1);
        }
        if (answered.size() + underWay + permits <= allowed) {
            return 0;
        }
        return answered.isEmpty() ? period : answered.getFirst() + period - now;
    }

    @Override
    public void onSuccess() {
        answered();
    }

    @Override
    public void onResult(Object result) {
        answered();
    }

    /** A 429 although there was a permit: the server allows no more than it has just answered. */
    @Override
    public synchronized void onError(Throwable failure) {
        if (failure instanceof DescriptException.RateLimited limited) {
            hold(limited.retryAfter());
            nanosToWait(1);
            allow(answered.size());
        }
        answered();
    }

    /**
     * The server says how many more calls it would have taken beside the last one. It counted since then, so what was in
     * the window at that call's permit counts with them, though some of it may have left since.
     */
    synchronized void remaining(int calls) {
        allow(countAtPermit + calls);
    }

    private void allow(int calls) {
        int before = allowed;
        allowed = Math.max(1, Math.min(calls, config.getLimitForPeriod()));
        allowedSince = nanoTime.getAsLong();
        if (allowed < before && before == config.getLimitForPeriod()) {
            log.info(
                    "Descript allows fewer {} calls than set: {} in {} s. Going on at that pace",
                    name,
                    allowed,
                    config.getLimitRefreshPeriod().toSeconds());
        }
    }

    private synchronized void answered() {
        underWay--;
        answered.addLast(nanoTime.getAsLong());
        notifyAll();
    }

    /** Behaves as if the whole limit had been answered just now. */
    @Override
    public void drainPermissions() {
        hold(config.getLimitRefreshPeriod());
    }

    @Override
    public synchronized void changeTimeoutDuration(Duration timeoutDuration) {
        config = RateLimiterConfig.from(config).timeoutDuration(timeoutDuration).build();
    }

    @Override
    public synchronized void changeLimitForPeriod(int limitForPeriod) {
        config = RateLimiterConfig.from(config).limitForPeriod(limitForPeriod).build();
        allowed = limitForPeriod;
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
                    nanosToWait(1);
                    return allowed - answered.size() - underWay;
                }
            }
        };
    }
}
