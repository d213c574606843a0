package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.results.Results;
import io.nightcut.results.ResultsSettings;
import io.nightcut.results.Tally;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = "Writes the results of a manifest again from the ledger.")
public final class ResultsCommand implements Callable<Integer> {

    private final CommandContext application;

    @Parameters(paramLabel = "MANIFEST", description = "The manifest of a run, by its path.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(names = "--results", paramLabel = "FILE", description = "Where the results go.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public ResultsCommand(CommandContext application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        String path = ManifestReader.pathOf(manifest);
        try (ConfigurableApplicationContext context = application.start()) {
            Results results = context.getBean(Results.class);
            Tally tally = results.tally(path);
            if (tally.read() == 0) {
                throw NightcutException.neverRead(path);
            }
            Path target =
                    file != null ? file : context.getBean(ResultsSettings.class).fileFor(path);
            results.write(path, target);
            spec.commandLine().getOut().printf("%s. Results: %s%n", tally, target);
            return ExitCode.DONE;
        }
    }
}
