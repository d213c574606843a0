package io.nightcut.budget;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Whether a few projects are edited before the others, to see whether the prompt does what is wanted.
 *
 * @param projects how many; 0: none, and what has failed so before goes on; null: as {@code when} says
 * @param when it is done without being asked for
 */
@ConfigurationProperties("nightcut.canary")
public record CanarySettings(@Nullable Integer projects, When when) {

    private static final int USUAL = 3;

    /** When a few projects are edited first without being asked for. */
    public enum When {
        /** Never. */
        ASKED,
        /** If no edit was ever made with this prompt or this model in this Drive. */
        NEW_PROMPT
    }

    public CanarySettings {
        if (projects != null && projects < 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.canary.projects", projects, "it must not be negative");
        }
    }

    boolean isAskedFor() {
        return projects != null && projects > 0;
    }

    boolean letsAllGoOn() {
        return projects != null && projects == 0;
    }

    int most() {
        return projects == null ? USUAL : projects;
    }
}
