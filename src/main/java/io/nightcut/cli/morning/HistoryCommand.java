package io.nightcut.cli.morning;

import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.ledger.history.PastNight;
import io.nightcut.ledger.history.PastRun;
import io.nightcut.ledger.history.RunHistory;
import io.nightcut.manifest.csv.ManifestReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows the last 30 nights, a run and its restarts each: when, how long, done, failed, cost, and how they ended.",
            ""
        })
public final class HistoryCommand implements Callable<Integer> {

    private static final int NIGHTS = 30;

    /** Restarts too. */
    private static final int RUNS_READ = 1_000;

    private final CommandContext context;

    @Parameters(
            paramLabel = "MANIFEST",
            arity = "0..1",
            hideParamSyntax = true,
            description = "Only the nights of this manifest.")
    private @Nullable Path manifest;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public HistoryCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application =
                context.printing(format).start()) {
            RunHistory history = application.getBean(RunHistory.class);
            List<PastRun> runs = manifest == null
                    ? history.runs(RUNS_READ)
                    : history.runs(ManifestReader.pathOf(manifest), RUNS_READ);
            HistoryDocument document =
                    HistoryDocument.of(PastNight.of(runs).stream().limit(NIGHTS).toList());
            if (format.isText()) {
                PrintWriter out = spec.commandLine().getOut();
                if (document.nights().isEmpty()) {
                    out.println("No run yet.");
                }
                document.nights().forEach(night -> out.println(night.toString()));
            } else {
                format.print(document);
            }
        }
        return ExitCode.DONE;
    }
}
