package io.nightcut.probe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The limits of the probe.
 *
 * @param timeout for the response to a request
 * @param perHost requests at once to the same host
 */
@ConfigurationProperties("nightcut.probe")
record ProbeSettings(Duration timeout, int perHost) {

    ProbeSettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.probe.timeout", timeout, "it must be positive");
        }
        if (perHost < 1 || perHost > ProbeSession.AT_ONCE) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.probe.per-host", perHost, "it must be from 1 to " + ProbeSession.AT_ONCE);
        }
    }
}
