package io.nightcut.control;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * When failures are taken for one that concerns all.
 *
 * @param stopAfterSameFailures after so many in a row with the same cause a stage submits no more; 0: it goes on
 */
@ConfigurationProperties("nightcut")
public record FailureSettings(int stopAfterSameFailures) {

    public FailureSettings {
        if (stopAfterSameFailures < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.stop-after-same-failures", stopAfterSameFailures, "it must not be negative");
        }
    }
}
