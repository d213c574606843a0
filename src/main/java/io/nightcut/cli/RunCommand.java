package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.results.ResultsSettings;
import io.nightcut.run.RunLauncher;
import io.nightcut.run.RunRequest;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Imports and edits every project of the manifest that is not done yet, and writes the results.")
public final class RunCommand implements Callable<Integer> {

    private final CommandContext application;

    @Parameters(paramLabel = "MANIFEST", description = "A CSV file with the columns name and url; - is standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(names = "--results", paramLabel = "FILE", description = "Where the results go.")
    private @Nullable Path results;

    @Option(names = "--prompt", paramLabel = "TEXT", description = "What the agent is to do; else nightcut.prompt.")
    private @Nullable String prompt;

    @Option(
            names = "--redo",
            paramLabel = "NAME",
            description = "Make this project a second time, and pay for it a second time. May be repeated.")
    private List<String> redo = new ArrayList<>();

    @Option(names = "--redo-all", description = "Make all projects of the manifest a second time.")
    private boolean redoAll;

    @Option(names = "--group", description = "Lines of the same name are one project with several files.")
    private boolean group;

    @Option(names = "--probe", description = "First ask the servers of the media; what they do not give is not sent.")
    private boolean probe;

    @Option(
            names = "--until",
            paramLabel = "HH:MM",
            description = "Submit nothing new after this time of day; what runs by then is awaited.")
    private @Nullable LocalTime until;

    public RunCommand(CommandContext application) {
        this.application = application;
    }

    @Override
    public Integer call() throws JobExecutionException {
        try (ManifestReader reader = ManifestReader.open(manifest)) {
            refuseUnknownNames(reader);
        }
        CommandContext grouping = application.grouping(group);
        CommandContext configured = prompt == null ? grouping : grouping.with("nightcut.prompt", prompt);
        try (ConfigurableApplicationContext context = configured.start()) {
            String path = ManifestReader.pathOf(manifest);
            Path file = results != null
                    ? results
                    : context.getBean(ResultsSettings.class).fileFor(path);
            return context.getBean(RunLauncher.class).run(new RunRequest(path, file, redo, redoAll, probe, until));
        }
    }

    /** Who asks for a second time must mean what the manifest says. */
    private void refuseUnknownNames(ManifestReader reader) {
        Set<String> unknown = new TreeSet<>(redo);
        while (!unknown.isEmpty()) {
            ManifestLine line = reader.read();
            if (line == null) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "--redo: no line of the manifest has the name \"%s\". Nothing was sent"
                                .formatted(String.join("\", \"", unknown)));
            }
            unknown.remove(line.name());
        }
    }
}
