package io.nightcut.manifest.link;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which local files a manifest may name.
 *
 * @param localFrom folders besides the manifest's own one whose files may be uploaded; a relative path begins in the
 *     manifest's folder. Empty: no local file is uploaded at all
 */
@ConfigurationProperties("nightcut.media")
public record MediaSettings(List<String> localFrom) {

    /** The manifest's own folder and no other. */
    public static final MediaSettings MANIFEST_FOLDER = new MediaSettings(List.of("."));

    public MediaSettings {
        localFrom = localFrom.stream().filter(folder -> !folder.isBlank()).toList();
    }
}
