package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.descript.DescriptClient;
import io.nightcut.descript.quota.Quota;
import io.nightcut.ledger.StatusQueries;
import io.nightcut.ledger.model.Line;
import io.nightcut.ledger.model.Project;
import io.nightcut.manifest.LineProcessor;
import io.nightcut.manifest.ManifestPreview;
import io.nightcut.manifest.ManifestSettings;
import io.nightcut.manifest.ProjectSettings;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.probe.Probe;
import io.nightcut.run.RunPlan;
import io.nightcut.submit.LinkExpiry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Says what a run of the manifest would do, and what is wrong on which line. Sends nothing to Descript.")
public final class CheckCommand implements Callable<Integer> {

    private final CommandContext application;

    @Parameters(paramLabel = "MANIFEST", description = "A CSV file with the columns name and url; - is standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(names = "--group", description = "Lines of the same name are one project with several files.")
    private boolean group;

    @Option(names = "--probe", description = "Ask the servers of the media that are still to be imported, too.")
    private boolean probe;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private int toImport;
    private int wrong;

    public CheckCommand(CommandContext application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ManifestReader reader = ManifestReader.open(manifest);
                ConfigurableApplicationContext context =
                        application.grouping(group).start()) {
            LineProcessor processor = LineProcessor.of(
                    manifest, context.getBean(ProjectSettings.class), context.getBean(ManifestSettings.class));
            ProbeTable probed =
                    probe ? new ProbeTable(context.getBean(Probe.class).begin(() -> false)) : null;
            ManifestPreview comparison =
                    new ManifestPreview(ManifestReader.pathOf(manifest), context.getBean(StatusQueries.class), line -> {
                        tellOfLinks(line, context);
                        if (probed != null) {
                            probed.add(line);
                        }
                    });
            for (ManifestLine read = reader.read(); read != null; read = reader.read()) {
                Line line = processor.process(read);
                if (line != null) {
                    tellProblem(line, line.problem());
                    comparison.add(line);
                }
            }
            comparison.finish();
            reader.notes().forEach(out::println);
            context.getBean(RunPlan.class).of(comparison.counts()).forEach(out::println);
            comparison.differences().forEach(out::println);
            if (probed != null) {
                wrong += probed.print(out);
            }
            return wrong == 0 ? ExitCode.DONE : ExitCode.SOME_TO_REVIEW;
        }
    }

    private void tellProblem(Line line, @Nullable String problem) {
        if (problem != null) {
            wrong++;
            tell(line, problem);
        }
    }

    /** Of a line whose project is still to be imported: what would keep it back, and what would make it hurry. */
    private void tellOfLinks(Line line, ConfigurableApplicationContext context) {
        Project project = Objects.requireNonNull(line.project());
        Instant now = context.getBean(Clock.class).instant();
        Optional<String> obstacle = project.obstacle(now);
        tellProblem(line, obstacle.orElse(null));
        toImport++;
        Instant submitted = now.plus(context.getBean(DescriptClient.class).leastTime(Quota.IMPORT, toImport));
        if (obstacle.isEmpty()
                && LinkExpiry.isSoonAfter(submitted, project.expires().orElse(null))) {
            tell(
                    line,
                    "its link ends at %s, within 12 hours of its turn, so it goes first. A link that lasts longer is safer"
                            .formatted(project.expires().orElseThrow()));
        }
    }

    private void tell(Line line, String words) {
        spec.commandLine().getOut().printf("Line %d \"%s\": %s%n", line.number(), line.name(), words);
    }
}
