package io.nightcut.settle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How nightcut finds out whether a POST that got no answer was carried out.
 *
 * @param settle how long Descript's listings may lag behind: the time before each look
 */
@ConfigurationProperties("nightcut.adopt")
public record AdoptSettings(Duration settle) {

    public AdoptSettings {
        if (settle.isNegative() || settle.isZero()) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.adopt.settle", settle, "it must be positive");
        }
    }
}
