package io.nightcut.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * When a project that fails again and again is no longer tried.
 *
 * @param giveUpAfterNights on so many nights it may fail in a stage; 0: as often as it likes
 */
@ConfigurationProperties("nightcut")
public record GiveUpSettings(int giveUpAfterNights) {

    public GiveUpSettings {
        if (giveUpAfterNights < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.give-up-after-nights", giveUpAfterNights, "it must not be negative");
        }
    }
}
