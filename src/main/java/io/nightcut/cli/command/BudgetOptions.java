package io.nightcut.cli.command;

import io.nightcut.cli.start.CommandContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which a person says how much a night may cost. Each is a setting for one command. */
final class BudgetOptions {

    @Option(
            names = "--max-credits",
            paramLabel = "NUMBER",
            description = "Spend at most so many AI credits in this night, restarts counted in.")
    private @Nullable String maxCredits;

    @Option(
            names = "--max-minutes",
            paramLabel = "NUMBER",
            description = "Spend at most so many media minutes in this night, restarts counted in.")
    private @Nullable String maxMinutes;

    @Option(
            names = "--max-projects",
            paramLabel = "NUMBER",
            description = "Send something for at most so many projects in this night, restarts counted in.")
    private @Nullable String maxProjects;

    @Option(
            names = "--cutoff",
            paramLabel = "HOW",
            description =
                    "When a cap is reached: soft still edits what this night has imported, hard sends nothing that is paid."
                            + " Default: soft.")
    private @Nullable String cutoff;

    @Option(
            names = "--canary",
            paramLabel = "NUMBER",
            description =
                    "Edit so many projects first, and the others only if none of these fails, asks a question or changes nothing."
                            + " 0: let go on what did not pass before.")
    private @Nullable String canary;

    CommandContext applyTo(CommandContext context) {
        Map<String, @Nullable String> settings = new LinkedHashMap<>();
        settings.put("max-credits", maxCredits);
        settings.put("max-minutes", maxMinutes);
        settings.put("max-projects", maxProjects);
        settings.put("cutoff", cutoff);
        CommandContext changed = canary == null ? context : context.with("nightcut.canary.projects", canary);
        for (Map.Entry<String, @Nullable String> setting : settings.entrySet()) {
            if (setting.getValue() != null) {
                changed = changed.with("nightcut.budget." + setting.getKey(), setting.getValue());
            }
        }
        return changed;
    }
}
