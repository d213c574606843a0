package io.nightcut.cli.command;

import io.nightcut.cli.start.CommandContext;
import picocli.CommandLine.Option;

/** The options with which a person says that a manifest that looks wrong is right. */
final class ManifestOptions {

    @Option(
            names = "--as-new",
            description =
                    "Import lines as new projects, even if many of them have the name and the file name of edited ones.")
    private boolean asNew;

    @Option(names = "--allow-empty", description = "A manifest without lines is no error.")
    private boolean allowEmpty;

    CommandContext applyTo(CommandContext context) {
        CommandContext changed = asNew ? context.with("nightcut.manifest.as-new", "true") : context;
        return allowEmpty ? changed.with("nightcut.manifest.allow-empty", "true") : changed;
    }
}
