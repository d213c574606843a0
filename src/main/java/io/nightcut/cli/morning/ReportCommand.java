package io.nightcut.cli.morning;

import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.report.MorningSummary;
import io.nightcut.report.Report;
import io.nightcut.results.Results;
import io.nightcut.results.ResultsFiles;
import java.io.PrintWriter;
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
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the report of a manifest, and its results file, again. Says what is ready and what needs someone."
                    + " Sends nothing to Descript.",
            ""
        })
public final class ReportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "MANIFEST", description = "A manifest that a run has read, by its path.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Write the results to this file, and the report beside it. Default: as a run does.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String path = ManifestReader.pathOf(manifest);
        try (ConfigurableApplicationContext application = context.start()) {
            if (application.getBean(Results.class).tally(path).read() == 0) {
                throw NightcutException.neverRead(path);
            }
            Path results = file != null
                    ? file
                    : application.getBean(ResultsFiles.class).fileFor(path);
            MorningSummary summary = application.getBean(Report.class).write(path, results);
            PrintWriter out = spec.commandLine().getOut();
            out.println(summary.sentence());
            summary.toDo().forEach(move -> out.println("  " + move));
            out.println("Report: " + Report.fileFor(results));
        }
        return ExitCode.DONE;
    }
}
