package io.nightcut.download;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * The bounds of downloads. Whose files are downloaded is set by {@code nightcut.media.download-from}.
 *
 * @param downloadSpace how much downloaded files may take up at a time, until they are uploaded
 */
@ConfigurationProperties("nightcut.media")
record DownloadSettings(DataSize downloadSpace) {

    DownloadSettings {
        if (downloadSpace.toBytes() <= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.media.download-space", downloadSpace, "it must be positive");
        }
    }
}
