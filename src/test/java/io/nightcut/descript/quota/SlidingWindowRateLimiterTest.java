package io.nightcut.descript.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.nightcut.descript.failure.DescriptException;
import io.nightcut.descript.failure.DescriptException.RateLimited;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A permit is asked for with {@code reservePermission}, which does not wait: 0 is a permit, -1 none. */
class SlidingWindowRateLimiterTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int LIMIT = 10;

    private long now = 123 * SECOND;
    private final SlidingWindowRateLimiter limiter = limiter(Duration.ofSeconds(1));

    @Test
    void aLimitOfTenGivesTenAndNoMore() {
        assertThat(permitsAt(0)).isEqualTo(LIMIT);
    }

    @Test
    void aPermitCountsUntilAPeriodAfterItsAnswer() {
        permitsAt(0);
        now += 5 * SECOND;
        answer(LIMIT);
        assertThat(permitsAt(59)).isZero();
        assertThat(permitsAt(1)).isEqualTo(LIMIT);
    }

    @Test
    void aCallWithoutAnAnswerCountsHoweverLongItTakes() {
        permitsAt(0);
        assertThat(permitsAt(600)).isZero();
    }

    @Test
    void theWindowSlidesAndDoesNotJump() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(limiter.reservePermission(1)).isZero();
            limiter.onSuccess();
            now += 5 * SECOND;
        }
        assertThat(permitsAt(0)).isZero();
        assertThat(permitsAt(10)).isOne();
    }

    @Test
    void aHoldIsForEverybodyAndTheLongestCounts() {
        limiter.hold(Duration.ofSeconds(20));
        limiter.hold(Duration.ofSeconds(5));
        assertThat(permitsAt(19)).isZero();
        assertThat(permitsAt(1)).isPositive();
    }

    @Test
    void aRateLimitHoldsForAsLongAsDescriptSays() {
        assertThat(limiter.reservePermission(1)).isZero();
        limiter.onError(new RateLimited("slower", Duration.ofSeconds(90)));
        assertThat(permitsAt(89)).isZero();
        assertThat(permitsAt(1)).isPositive();
    }

    @Test
    void whereTheServerTakesFewerTheLimitFollowsAndFindsBack() {
        assertThat(limiter.reservePermission(1)).isZero();
        limiter.remaining(3);
        limiter.onSuccess();
        assertThat(permitsAt(0)).isEqualTo(3);
        answer(3);
        assertThat(permitsAt(60)).isEqualTo(4);
        answer(4);
        assertThat(permitsAt(5 * 60)).isEqualTo(5);
    }

    @Test
    void whatLeavesTheWindowWhileACallIsUnderWayDoesNotLowerTheLimit() {
        permitsAt(0);
        answer(LIMIT);
        now += 60 * SECOND;
        assertThat(limiter.reservePermission(1)).isZero();
        limiter.remaining(9);
        limiter.onSuccess();
        assertThat(permitsAt(0)).isEqualTo(LIMIT - 1);
    }

    @Test
    void aRateLimitInSpiteOfAPermitLowersTheLimitToWhatWasAnswered() {
        assertThat(limiter.reservePermission(1)).isZero();
        assertThat(limiter.reservePermission(1)).isZero();
        limiter.onSuccess();
        limiter.onError(new RateLimited("slower", Duration.ofSeconds(10)));
        assertThat(permitsAt(61)).isOne();
    }

    @Test
    void anErrorIsAnAnswerToo() {
        permitsAt(0);
        for (int i = 0; i < LIMIT; i++) {
            limiter.onError(new DescriptException.Unanswered("cut"));
        }
        assertThat(permitsAt(60)).isEqualTo(LIMIT);
    }

    @Test
    void theClockMayBeNearItsEnd() {
        now = Long.MAX_VALUE - 30 * SECOND;
        SlidingWindowRateLimiter other = limiter(Duration.ofSeconds(1));
        other.hold(Duration.ofSeconds(40));
        assertThat(other.reservePermission(1)).isNegative();
        now += 40 * SECOND;
        assertThat(other.reservePermission(1)).isZero();
    }

    @Test
    void oneWhoWaitsIsSentAwayAfterTheTimeOutSoThatAStopIsHeard() {
        SlidingWindowRateLimiter real =
                new SlidingWindowRateLimiter("import", config(Duration.ofMillis(50)), System::nanoTime);
        real.hold(Duration.ofHours(1));
        assertThat(real.acquirePermission(1)).isFalse();
        assertThat(real.getMetrics().getNumberOfWaitingThreads()).isZero();
    }

    @Test
    void oneWhoIsInterruptedGetsNoPermitAndStaysInterrupted() {
        SlidingWindowRateLimiter real =
                new SlidingWindowRateLimiter("import", config(Duration.ofHours(1)), System::nanoTime);
        real.hold(Duration.ofHours(1));
        Thread.currentThread().interrupt();
        assertThat(real.acquirePermission(1)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The server counts a call at some moment between its permit and its answer, and nobody knows which. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void noStretchOfAPeriodEverHoldsMoreThanTheLimitWhateverTheNetworkDoes(long seed) {
        Random random = new Random(seed);
        PriorityQueue<Long> answers = new PriorityQueue<>();
        List<Long> counted = new ArrayList<>();
        while (counted.size() < 2000) {
            while (!answers.isEmpty() && answers.peek() <= now) {
                answers.remove();
                limiter.onSuccess();
            }
            if (random.nextInt(3) > 0 && limiter.reservePermission(1) == 0) {
                long takes = 1 + (long) (random.nextDouble() * random.nextInt(1, 20) * SECOND);
                counted.add(now + (long) (random.nextDouble() * takes));
                answers.add(now + takes);
            }
            now += (long) (random.nextDouble() * 2 * SECOND);
        }
        assertThat(mostInAPeriod(counted)).isLessThanOrEqualTo(LIMIT);
    }

    private static int mostInAPeriod(List<Long> counted) {
        Deque<Long> window = new ArrayDeque<>();
        int most = 0;
        for (long call : counted.stream().sorted().toList()) {
            window.addLast(call);
            while (call - window.getFirst() >= 60 * SECOND) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }

    /** How many permits there are after so many seconds more; they are taken. */
    private int permitsAt(int secondsMore) {
        now += secondsMore * SECOND;
        int permits = 0;
        while (permits < 100 && limiter.reservePermission(1) == 0) {
            permits++;
        }
        return permits;
    }

    private void answer(int times) {
        for (int i = 0; i < times; i++) {
            limiter.onSuccess();
        }
    }

    private SlidingWindowRateLimiter limiter(Duration timeout) {
        return new SlidingWindowRateLimiter("import", config(timeout), () -> now);
    }

    private static RateLimiterConfig config(Duration timeout) {
        return RateLimiterConfig.custom()
                .limitForPeriod(LIMIT)
                .limitRefreshPeriod(Duration.ofMinutes(1))
                .timeoutDuration(timeout)
                .build();
    }
}
