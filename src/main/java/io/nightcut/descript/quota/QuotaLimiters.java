package io.nightcut.descript.quota;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** The rate limiter of each quota: Resilience4j's properties and registry around a window that slides. */
@Component
public class QuotaLimiters {

    private final Map<Quota, SlidingWindowRateLimiter> limiters = new EnumMap<>(Quota.class);

    QuotaLimiters(RateLimiterRegistry registry) {
        for (Quota quota : Quota.values()) {
            String name = quota.limiter();
            refuseNoLimit(name, registry.rateLimiter(name).getRateLimiterConfig());
            SlidingWindowRateLimiter limiter = new SlidingWindowRateLimiter(
                    name, registry.rateLimiter(name).getRateLimiterConfig(), System::nanoTime);
            registry.replace(name, limiter);
            limiters.put(quota, limiter);
        }
    }

    /** Resilience4j takes an instance without figures for its own default of 100 million calls a second. */
    private static void refuseNoLimit(String name, RateLimiterConfig config) {
        if (config.getLimitRefreshPeriod().equals(RateLimiterConfig.ofDefaults().getLimitRefreshPeriod())) {
            throw new InvalidConfigurationPropertyValueException(
                    "resilience4j.ratelimiter.instances." + name + ".limit-refresh-period", null, "write 60s, say");
        }
    }

    public SlidingWindowRateLimiter of(Quota quota) {
        SlidingWindowRateLimiter limiter = limiters.get(quota);
        if (limiter == null) {
            throw new IllegalArgumentException("No rate limiter for " + quota);
        }
        return limiter;
    }
}
