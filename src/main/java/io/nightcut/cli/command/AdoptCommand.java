package io.nightcut.cli.command;

import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.manifest.ManifestRecording;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.reconcile.AdoptedProject;
import io.nightcut.reconcile.AdoptedProject.Verdict;
import io.nightcut.reconcile.Adoption;
import io.nightcut.run.StartupCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes over projects that Descript has and the state knows nothing of, after the state was lost. Spends"
                    + " nothing.",
            "",
            "It looks for the projects of a manifest by their names among those of the token's owner, and for their jobs"
                    + " of the last 30 days. First it shows a table and changes nothing; --yes carries it out. Unclear"
                    + " ones get the status unknown: see nightcut resolve --help. The next run of the manifest reads how"
                    + " the jobs ended, and pays only for what is missing.",
            ""
        })
public final class AdoptCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "MANIFEST", description = "The manifest that was run. - reads standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Option(names = "--group", description = "Lines with the same name are one project with several files.")
    private boolean group;

    @Option(names = "--yes", description = "Carry it out.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public AdoptCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandContext grouping = context.grouping(group);
        try (ConfigurableApplicationContext application =
                yes ? grouping.startRun(Duration.ZERO) : grouping.startRehearsal()) {
            application.getBean(StartupCheck.class).awaitDrive();
            application.getBean(ManifestRecording.class).record(manifest);
            Adoption adoption = application.getBean(Adoption.class);
            List<AdoptedProject> compared = adoption.compare(ManifestReader.pathOf(manifest));
            if (yes) {
                adoption.carryOut(compared);
            }
            print(compared, spec.commandLine().getOut());
            return count(compared, Verdict.UNCLEAR) == 0 ? ExitCode.DONE : ExitCode.SOME_TO_REVIEW;
        }
    }

    private void print(List<AdoptedProject> compared, PrintWriter out) {
        compared.forEach(each -> out.println("%-7s  \"%s\": %s"
                .formatted(
                        each.verdict().name().toLowerCase(Locale.ROOT),
                        each.project().name(),
                        each.reason())));
        out.println("%d to adopt, %d unclear (status unknown), %d missing (the next run imports them)"
                .formatted(
                        count(compared, Verdict.ADOPT),
                        count(compared, Verdict.UNCLEAR),
                        count(compared, Verdict.MISSING)));
        out.println(
                yes
                        ? "Done. To read how the jobs ended and to go on: nightcut run " + manifest
                        : "Nothing was changed. To carry it out: nightcut adopt %s --yes".formatted(manifest));
    }

    private static long count(List<AdoptedProject> compared, Verdict verdict) {
        return compared.stream().filter(each -> each.verdict() == verdict).count();
    }
}
