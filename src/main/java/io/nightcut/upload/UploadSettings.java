package io.nightcut.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How local files are uploaded.
 *
 * @param atOnce how many are uploaded at the same time
 * @param valid how long an upload address of Descript's is valid
 * @param retry the pause after a failure; it doubles with each further one, up to 60 times this
 */
@ConfigurationProperties("nightcut.upload")
public record UploadSettings(int atOnce, Duration valid, Duration retry) {

    /** The pauses are 1, 2, 4, 8, 16, 32 and from then on 60 times the first. */
    private static final int LONGEST = 60;

    public UploadSettings {
        if (atOnce < 1) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.upload.at-once", atOnce, "it must be at least 1");
        }
        if (valid.isNegative() || valid.isZero()) {
            throw new InvalidConfigurationPropertyValueException("nightcut.upload.valid", valid, "it must be positive");
        }
        if (retry.isNegative() || retry.isZero()) {
            throw new InvalidConfigurationPropertyValueException("nightcut.upload.retry", retry, "it must be positive");
        }
    }

    /** How long to wait after so many failures, at least one. */
    Duration pause(int failures) {
        return retry.multipliedBy(failures > 6 ? LONGEST : Math.min(LONGEST, 1 << (failures - 1)));
    }

    /** How many imports with local files may wait for their uploads: with more, addresses would expire while they wait. */
    int submittedAhead() {
        return 2 * atOnce;
    }
}
