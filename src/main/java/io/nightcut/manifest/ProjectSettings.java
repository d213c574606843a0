package io.nightcut.manifest;

import io.nightcut.ledger.model.Instruction;
import io.nightcut.ledger.model.TeamAccess;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The defaults for a project, where the manifest has no value of its own.
 *
 * @param prompt what the agent should do
 * @param promptSuffix what follows each prompt, those of the manifest too, on a line of its own; null: nothing
 * @param model of Descript's agent, by its id or alias; null: Descript chooses
 * @param folder of the Drive in which projects are created, may be nested with {@code /}; empty: the Drive's root
 * @param teamAccess what the members of the Drive may do with a project
 */
@ConfigurationProperties("nightcut")
public record ProjectSettings(
        String prompt,
        @Nullable String promptSuffix,
        @Nullable String model,
        @Nullable String folder,
        TeamAccess teamAccess) {

    /** In characters, and far below what the ledger stores. */
    static final int LONGEST_MODEL = 500;

    public ProjectSettings {
        prompt = prompt.strip();
        promptSuffix = strippedOrNull(promptSuffix);
        model = strippedOrNull(model);
        folder = strippedOrNull(folder);
        if (model != null && model.length() > LONGEST_MODEL) {
            throw new InvalidConfigurationPropertyValueException(
                    "nightcut.model",
                    model.length() + " characters",
                    "no model of Descript's has so many. Write its id");
        }
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

    /** What a line asks the agent with, where its cells leave something open. */
    Instruction instruction(@Nullable String prompt, @Nullable String model) {
        String asked = Objects.requireNonNullElse(prompt, this.prompt);
        return new Instruction(
                promptSuffix == null ? asked : asked + "\n" + promptSuffix,
                Objects.requireNonNullElse(model, Objects.requireNonNullElse(this.model, "")));
    }

    private static @Nullable String strippedOrNull(@Nullable String setting) {
        return setting == null || setting.isBlank() ? null : setting.strip();
    }
}
