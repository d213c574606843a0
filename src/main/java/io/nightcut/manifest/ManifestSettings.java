package io.nightcut.manifest;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a manifest is understood.
 *
 * @param sameName what lines of the same name are
 */
@ConfigurationProperties("nightcut.manifest")
public record ManifestSettings(SameName sameName) {

    /** What lines of the same name are. */
    public enum SameName {
        /** A mistake: the first is taken, the others are not. */
        ERROR,
        /** One project, its files in the manifest's order. */
        ONE_PROJECT
    }
}
