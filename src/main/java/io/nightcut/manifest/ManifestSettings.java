package io.nightcut.manifest;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a manifest is read.
 *
 * @param sameName what several lines with the same name mean
 * @param allowEmpty whether a manifest without lines is a night without work, and not a broken export
 * @param asNew whether new lines are new projects, even if many of them look like edited ones
 */
@ConfigurationProperties("nightcut.manifest")
public record ManifestSettings(SameName sameName, boolean allowEmpty, boolean asNew) {

    /** What several lines with the same name mean. */
    public enum SameName {
        /** A mistake: the first line is a project, the others are invalid. */
        ERROR,
        /** One project with several files, in the order of the manifest. */
        ONE_PROJECT
    }
}
