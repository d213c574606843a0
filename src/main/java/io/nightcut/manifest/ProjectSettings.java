package io.nightcut.manifest;

import io.nightcut.ledger.model.TeamAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The defaults for a project, where the manifest has no value of its own.
 *
 * @param prompt what the agent should do
 * @param folder of the Drive in which projects are created, may be nested with {@code /}; empty: the Drive's root
 * @param teamAccess what the members of the Drive may do with a project
 */
@ConfigurationProperties("nightcut")
public record ProjectSettings(String prompt, @Nullable String folder, TeamAccess teamAccess) {

    public ProjectSettings {
        prompt = prompt.strip();
        folder = folder == null || folder.isBlank() ? null : folder.strip();
        if (prompt.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.prompt", prompt, "it is empty. Write what the agent should do");
        }
        if (folder != null && teamAccess == TeamAccess.NONE) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.folder",
                    folder,
                    "Descript refuses a folder when nightcut.team-access is none. Change one of the two");
        }
    }
}
