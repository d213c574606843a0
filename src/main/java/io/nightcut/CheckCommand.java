package io.nightcut;

import io.nightcut.ledger.Line;
import io.nightcut.ledger.Standings;
import io.nightcut.manifest.LineProcessor;
import io.nightcut.manifest.ManifestLine;
import io.nightcut.manifest.ManifestReader;
import io.nightcut.manifest.ProjectSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says what a run of the manifest would do, and what is wrong on which line. Sends nothing.")
final class CheckCommand implements Callable<Integer> {

    private final Application application;

    @Parameters(paramLabel = "MANIFEST", description = "A CSV file with the columns name and url.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    CheckCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ManifestReader reader = ManifestReader.open(manifest);
                ConfigurableApplicationContext context = application.start()) {
            LineProcessor processor = new LineProcessor(context.getBean(ProjectSettings.class));
            Comparison comparison = new Comparison(context.getBean(Standings.class));
            int invalid = 0;
            for (ManifestLine read = reader.read(); read != null; read = reader.read()) {
                Line line = processor.process(read);
                if (line.problem() != null) {
                    invalid++;
                    out.printf("Line %d \"%s\": %s%n", line.number(), line.name(), line.problem());
                }
                comparison.add(line);
            }
            reader.notes().forEach(out::println);
            context.getBean(Plans.class).of(comparison.standings()).forEach(out::println);
            return invalid == 0 ? ExitCode.DONE : ExitCode.SOME_TO_REVIEW;
        }
    }
}
