package io.nightcut.cli.demo;

import io.nightcut.cli.command.RunCommand;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a night against a stand-in for Descript (the sandbox), in which time runs "
                    + DemoSandbox.TIMES_FASTER + " times faster. Needs no token and no network, and nothing is paid.",
            "",
            "State, results and report are written to a new folder for temporary files. Settings file and state of the"
                    + " home are not used.",
            ""
        })
public final class DemoCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "MANIFEST",
            arity = "0..1",
            hideParamSyntax = true,
            description = "A CSV file, as for run. Default: the hundred videos of samples/hundred.csv.")
    private @Nullable Path manifest;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, JobExecutionException {
        InstalledFiles installed = InstalledFiles.of(context.variables());
        Path sandboxJar = installed.sandbox();
        Path night = manifest == null ? installed.manifest() : manifest;
        Path folder = Files.createTempDirectory("nightcut-demo-");
        PrintWriter out = spec.commandLine().getOut();
        try (DemoSandbox sandbox = DemoSandbox.start(sandboxJar, folder.resolve("sandbox.log"))) {
            out.printf(
                    "The sandbox stands in for Descript: time runs %d times faster, and nothing is paid.%n",
                    DemoSandbox.TIMES_FASTER);
            out.flush();
            Path results = folder.resolve("demo-results.csv");
            RunCommand run = new RunCommand(new CommandContext(
                    sandbox.settingsBelow(context.settings()), context.variables(), folder::toString));
            new CommandLine(run).parseArgs(night.toString(), "--results", results.toString());
            int exitCode = run.call();
            Path report = Report.fileFor(results);
            out.println(Files.exists(report) ? "Report: " + report : "Results: " + results);
            return exitCode;
        }
    }
}
