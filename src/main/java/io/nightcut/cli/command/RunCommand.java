package io.nightcut.cli.command;

import io.nightcut.cli.start.CommandContext;
import io.nightcut.cli.start.Verbosity;
import io.nightcut.ledger.ProjectSearch;
import io.nightcut.manifest.ManifestSettings;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.reconcile.LostLedger;
import io.nightcut.results.ResultsFiles;
import io.nightcut.results.ResultsPlace;
import io.nightcut.run.LogOutput;
import io.nightcut.run.RunLauncher;
import io.nightcut.run.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports and edits every project of a manifest that is not done yet, and writes the results.",
            "",
            "Run the same command again whenever you like: what is done is not paid for again,"
                    + " what failed is tried again, what was interrupted is continued.",
            ""
        })
public final class RunCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "MANIFEST",
            description = "A CSV file with at least the columns name and url. - reads standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "Write the results to this file. Default: MANIFEST-results.csv beside the manifest, or in nightcut.results.")
    private @Nullable Path results;

    @Option(
            names = "--until",
            paramLabel = "HH:MM",
            converter = TimeOfDay.class,
            description = "Submit nothing new after this local time. Jobs that run by then are awaited.")
    private @Nullable LocalTime until;

    @Option(
            names = "--new-state",
            description =
                    "The projects of these names that Descript has already are not from nightcut: import all the same, and pay.")
    private boolean newState;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = WaitingTime.class,
            description =
                    "If another run is using the state, wait for its end, at most so long: 2h. Default: exit code 4.")
    private @Nullable Duration wait;

    @Option(
            names = "--probe",
            description = "Ask the media servers first. Files that they do not serve are not submitted.")
    private boolean probe;

    @Option(names = "--group", description = "Lines with the same name are one project with several files.")
    private boolean group;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What the agent does with each project. Default: the setting nightcut.prompt.")
    private @Nullable String prompt;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "The agent's model, by its id or alias. Default: the setting nightcut.model.")
    private @Nullable String model;

    @Option(
            names = "--redo",
            paramLabel = "NAME",
            description = "Import and edit this project again, and pay for it again. Can be repeated.")
    private List<String> redo = new ArrayList<>();

    @Option(
            names = "--redo-all",
            description = "Import and edit all projects of the manifest again, and pay for them again.")
    private boolean redoAll;

    @Option(
            names = "--retry",
            paramLabel = "NAME",
            description =
                    "Try this project again, though it was given up, dropped or changed by somebody. Can be repeated.")
    private List<String> retry = new ArrayList<>();

    @Option(
            names = "--redo-key",
            paramLabel = "KEY",
            description = "Like --redo, for the project with this key, which the report shows. Can be repeated.")
    private List<String> redoKeys = new ArrayList<>();

    @Option(
            names = "--retry-key",
            paramLabel = "KEY",
            description = "Like --retry, for the project with this key, which the report shows. Can be repeated.")
    private List<String> retryKeys = new ArrayList<>();

    @Option(names = "--retry-all", description = "Try all projects of the manifest again that were given up.")
    private boolean retryAll;

    @Mixin
    private BudgetOptions budget = new BudgetOptions();

    @Mixin
    private ManifestOptions options = new ManifestOptions();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    public RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JobExecutionException {
        LogOutput log = LogOutput.begin();
        try {
            return run();
        } finally {
            log.close();
        }
    }

    private int run() throws JobExecutionException {
        ManifestReader read = ManifestReader.open(manifest);
        RequestedNames names;
        try (read) {
            names = RequestedNames.in(read, redo, retry);
        }
        CommandContext grouping = verbosity.applyTo(options.applyTo(
                newState ? context.grouping(group).with(LostLedger.IS_NEW, "true") : context.grouping(group)));
        CommandContext prompted = prompt == null ? grouping : grouping.with("nightcut.prompt", prompt);
        CommandContext configured = budget.applyTo(model == null ? prompted : prompted.with("nightcut.model", model));
        try (ConfigurableApplicationContext application = configured.startRun(wait == null ? Duration.ZERO : wait)) {
            if (!application.getBean(ManifestSettings.class).allowEmpty()) {
                read.refuseEmpty();
            }
            String path = ManifestReader.pathOf(manifest);
            names = names.and(
                    RequestedKeys.names(application.getBean(ProjectSearch.class), path, redoKeys, "--redo-key"),
                    RequestedKeys.names(application.getBean(ProjectSearch.class), path, retryKeys, "--retry-key"));
            ResultsFiles files = application.getBean(ResultsFiles.class);
            Path file = results != null ? results : files.fileFor(path);
            ResultsPlace.check(file, path);
            Places.tell(application.getEnvironment(), configured.home(), file);
            files.tell(path, file);
            return application
                    .getBean(RunLauncher.class)
                    .run(new RunRequest(path, file, names.redo(), redoAll, names.retry(), retryAll, probe, until));
        }
    }
}
