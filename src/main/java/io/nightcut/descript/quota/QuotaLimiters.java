package io.nightcut.descript.quota;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** The rate limiter of each quota, configured and registered with Resilience4j under the quota's name. */
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

    /** Where no limit is configured, Resilience4j falls back to its own default of 100 million calls a second. */
    private static void refuseNoLimit(String name, RateLimiterConfig config) {
        if (config.getLimitRefreshPeriod().equals(RateLimiterConfig.ofDefaults().getLimitRefreshPeriod())) {
            throw new InvalidConfigurationPropertyValueException(
                    "resilience4j.ratelimiter.instances." + name + ".limit-refresh-period",
                    null,
                    "it is missing. Set it, for example to 60s");
        }
    }

    /** Returns the limiter that all calls of this kind share. */
    public SlidingWindowRateLimiter of(Quota quota) {
        SlidingWindowRateLimiter limiter = limiters.get(quota);
        if (limiter == null) {
            throw new IllegalArgumentException("No rate limiter for " + quota);
        }
        return limiter;
    }
}
