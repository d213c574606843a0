package io.nightcut.cli.start;

import io.nightcut.results.CloseRun;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much a command logs: {@code --quiet} or {@code --verbose}, or neither. */
public final class Verbosity {

    @ArgGroup
    private Choice choice = new Choice();

    private static final class Choice {

        @Option(
                names = {"-q", "--quiet"},
                description = "Print warnings and the closing lines only.")
        private boolean quiet;

        @Option(
                names = {"-v", "--verbose"},
                description = "Also log every call to Descript and every step of the run.")
        private boolean verbose;
    }

    public CommandContext applyTo(CommandContext context) {
        if (choice.quiet) {
            return context.with("logging.level.io.nightcut", "warn")
                    .with("logging.level." + CloseRun.class.getName(), "info")
                    .with("terminal.live-line", "false");
        }
        if (choice.verbose) {
            return context.with("logging.level.io.nightcut", "debug")
                    .with("logging.level.org.springframework.batch.core.step.AbstractStep", "info");
        }
        return context;
    }
}
