package io.nightcut.descript;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rate limiter of each quota: Resilience4j's properties and registry around a window that slides. */
@Component
class Quotas {

    private final Map<Quota, RateLimiter> limiters = new EnumMap<>(Quota.class);

    Quotas(RateLimiterRegistry registry) {
        for (Quota quota : Quota.values()) {
            String name = quota.limiter();
            RateLimiter limiter = new SlidingWindowRateLimiter(
                    name, registry.rateLimiter(name).getRateLimiterConfig(), System::nanoTime);
            registry.replace(name, limiter);
            limiters.put(quota, limiter);
        }
    }

    RateLimiter of(Quota quota) {
        RateLimiter limiter = limiters.get(quota);
        if (limiter == null) {
            throw new IllegalArgumentException("No rate limiter for " + quota);
        }
        return limiter;
    }
}
