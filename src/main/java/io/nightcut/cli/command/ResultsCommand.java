package io.nightcut.cli.command;

import io.nightcut.cli.document.ResultsDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.manifest.EarlierManifest;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.results.Results;
import io.nightcut.results.ResultsFiles;
import io.nightcut.results.Tally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the results file of a manifest again. With --format, prints the results instead. Sends nothing to"
                    + " Descript.",
            ""
        })
public final class ResultsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "MANIFEST", description = "A manifest that a run has read, by its path.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "Write the results to this file. Default: MANIFEST-results.csv beside the manifest, or in nightcut.results.")
    private @Nullable Path file;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public ResultsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (file != null && !format.isText()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format json and csv print on standard output. Use --results without them, or redirect the output.");
        }
        String path = ManifestReader.pathOf(manifest);
        try (ConfigurableApplicationContext application =
                context.printing(format).start()) {
            Results results = application.getBean(Results.class);
            Tally tally = results.tally(path);
            if (tally.read() == 0) {
                throw NightcutException.neverRead(path);
            }
            if (format.isText()) {
                write(path, results, tally, application.getBean(ResultsFiles.class));
            } else {
                print(path, results, tally);
            }
            return ExitCode.DONE;
        }
    }

    private void write(String path, Results results, Tally tally, ResultsFiles files) {
        Path target = file != null ? file : files.fileFor(path);
        results.write(path, target);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s. Results: %s%n", tally, target);
        Tally earlier = results.tally(EarlierManifest.of(path));
        if (earlier.read() > 0) {
            out.printf(
                    "Begun by an earlier manifest of this name: %s. Results: %s%n",
                    earlier, Results.earlierFile(target));
        }
    }

    private void print(String path, Results results, Tally tally) {
        String earlier = EarlierManifest.of(path);
        format.print(new ResultsDocument(
                path,
                tally,
                projects -> results.each(path, projects),
                earlierProjects -> results.each(earlier, earlierProjects)));
        int left = results.tally(earlier).read();
        if (format.isTable() && left > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "Not in the table: %d begun by an earlier manifest of this name. See --format json.%n",
                            left);
        }
    }
}
