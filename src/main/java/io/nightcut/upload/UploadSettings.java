package io.nightcut.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How files of this machine are uploaded.
 *
 * @param atOnce so many side by side
 * @param valid how long an upload address of Descript's is good
 * @param retry the pause after a failure; it doubles with each one more, up to sixty times
 */
@ConfigurationProperties("nightcut.upload")
public record UploadSettings(int atOnce, Duration valid, Duration retry) {

    /** 1, 2, 4, 8, 16, 32 and then for ever 60 times the first pause. */
    private static final int LONGEST = 60;

    public UploadSettings {
        if (atOnce < 1) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.upload.at-once", atOnce, "it must be 1 at least");
        }
        if (valid.isNegative() || valid.isZero()) {
            throw new InvalidConfigurationPropertyValueException("nightcut.upload.valid", valid, "it must be positive");
        }
        if (retry.isNegative() || retry.isZero()) {
            throw new InvalidConfigurationPropertyValueException("nightcut.upload.retry", retry, "it must be positive");
        }
    }

    /** How long to wait after so many failures. */
    Duration pause(int failures) {
        return retry.multipliedBy(failures > 6 ? LONGEST : Math.min(LONGEST, 1 << (failures - 1)));
    }

    /** Beside those under way as many are ready; more would only let their addresses end while they wait. */
    int submittedAhead() {
        return 2 * atOnce;
    }
}
