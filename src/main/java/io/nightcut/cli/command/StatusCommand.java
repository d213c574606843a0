package io.nightcut.cli.command;

import io.nightcut.cli.document.StatusDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.LogTime;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.results.Results;
import io.nightcut.run.NightcutJob;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows the last 10 runs, and for each manifest how many projects have which status.", ""})
public final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;

    private final CommandContext context;

    @Option(names = "--watch", description = "Follow the run that is working: print each change, until it ends.")
    private boolean watch;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (watch && !format.isText()) {
            throw new ParameterException(spec.commandLine(), "--format does not go with --watch");
        }
        if (watch) {
            try (ConfigurableApplicationContext application = context.start()) {
                new StatusWatch(application, spec.commandLine().getOut()).follow();
            }
        }
        try (ConfigurableApplicationContext application =
                context.printing(format).start()) {
            StatusDocument status =
                    new StatusDocument(runs(application.getBean(JobRepository.class)), manifests(application));
            if (format.isText()) {
                print(status, spec.commandLine().getOut());
            } else {
                format.print(status);
            }
        }
        return ExitCode.DONE;
    }

    private static List<StatusDocument.Run> runs(JobRepository runs) {
        return runs.getJobInstances(NightcutJob.NAME, 0, RUNS).stream()
                .flatMap(instance -> runs.getJobExecutions(instance).stream())
                .limit(RUNS)
                .map(StatusDocument.Run::of)
                .toList();
    }

    static List<StatusDocument.Manifest> manifests(ConfigurableApplicationContext application) {
        Results results = application.getBean(Results.class);
        return application.getBean(StatusQueries.class).manifests().stream()
                .map(path -> StatusDocument.Manifest.of(path, results.tally(path)))
                .toList();
    }

    private static void print(StatusDocument status, PrintWriter out) {
        out.println("Last runs:");
        status.runs()
                .forEach(run -> out.println("  %s  started %s, %s"
                        .formatted(
                                run.manifest(),
                                LogTime.of(run.startedAt()),
                                run.endedAt() == null
                                        ? "still running, or ended without closing"
                                        : run.ending() + " " + LogTime.of(run.endedAt()))));
        out.println("Manifests:");
        status.manifests().forEach(manifest -> out.println("  " + line(manifest)));
    }

    static String line(StatusDocument.Manifest manifest) {
        return "%s%s: %s"
                .formatted(
                        manifest.path(),
                        manifest.isEarlier() ? ", begun by an earlier manifest of this name" : "",
                        manifest.projects());
    }
}
