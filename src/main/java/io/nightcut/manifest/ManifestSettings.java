package io.nightcut.manifest;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a manifest is read.
 *
 * @param sameName what several lines with the same name mean
 */
@ConfigurationProperties("nightcut.manifest")
public record ManifestSettings(SameName sameName) {

    /** What several lines with the same name mean. */
    public enum SameName {
        /** A mistake: the first line is a project, the others are invalid. */
        ERROR,
        /** One project with several files, in the order of the manifest. */
        ONE_PROJECT
    }
}
