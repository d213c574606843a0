package io.nightcut.manifest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What a project is made with unless its line says otherwise.
 *
 * @param prompt what the agent is to do
 * @param folder where in the Drive projects are put, may be nested with {@code /}; empty: at its top
 * @param teamAccess what the Drive's members may do: {@code edit}, {@code comment}, {@code view} or {@code none}
 */
@ConfigurationProperties("nightcut")
public record ProjectSettings(String prompt, @Nullable String folder, String teamAccess) {

    public ProjectSettings {
        prompt = prompt.strip();
        folder = folder == null || folder.isBlank() ? null : folder.strip();
        if (prompt.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.prompt", prompt, "say what the agent is to do");
        }
        if (!teamAccess.matches("edit|comment|view|none")) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.team-access", teamAccess, "write edit, comment, view or none");
        }
        if (folder != null && teamAccess.equals("none")) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.folder",
                    folder,
                    "Descript puts nothing into a folder when nightcut.team-access is none. Leave one of the two out");
        }
    }
}
