package io.nightcut.manifest.link;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * What is said of media in general.
 *
 * @param localFrom folders besides the manifest's own one whose files may be uploaded; a relative path begins in the
 *     manifest's folder. Empty: no local file is uploaded at all
 * @param largeFile files of this size or more are warned of; Descript's guide asks for files under 1 GB
 */
@ConfigurationProperties("nightcut.media")
public record MediaSettings(List<String> localFrom, DataSize largeFile) {

    private static final DataSize ONE_GIGABYTE = DataSize.ofBytes(1_000_000_000);

    /** The manifest's own folder and no other. */
    public static final MediaSettings MANIFEST_FOLDER = new MediaSettings(List.of("."));

    @ConstructorBinding
    public MediaSettings {
        localFrom = localFrom.stream().filter(folder -> !folder.isBlank()).toList();
        if (largeFile.toBytes() <= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.media.large-file", largeFile, "it must be positive");
        }
    }

    public MediaSettings(List<String> localFrom) {
        this(localFrom, ONE_GIGABYTE);
    }
}
