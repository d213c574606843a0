package io.nightcut.cli.command;

import io.nightcut.cli.document.AuditDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.manifest.csv.ManifestReader;
import io.nightcut.reconcile.Audit;
import io.nightcut.results.Results;
import io.nightcut.run.StartupCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares what nightcut knows of a manifest's projects with the jobs and projects that Descript lists."
                    + " Exit code 0 if they agree, 1 if not. Spends nothing.",
            ""
        })
public final class AuditCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "MANIFEST", description = "A manifest that a run has read, by its path.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public AuditCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application =
                context.printing(format).start()) {
            String path = ManifestReader.pathOf(manifest);
            if (application.getBean(Results.class).tally(path).read() == 0) {
                throw NightcutException.neverRead(path);
            }
            application.getBean(StartupCheck.class).awaitDrive();
            Audit.Report report = application.getBean(Audit.class).of(path);
            if (format.isText()) {
                print(report);
            } else {
                format.print(AuditDocument.of(path, report));
            }
            return report.agrees() ? ExitCode.DONE : ExitCode.SOME_TO_REVIEW;
        }
    }

    private void print(Audit.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("paid: %d (jobs known to nightcut and to Descript)%n", report.paid());
        tell(out, "owed", "not edited yet", report.owed());
        tell(out, "orphans", "projects in Descript that belong to no line", report.orphans());
        tell(out, "duplicates", "in Descript a second time, unknown to nightcut", report.duplicates());
        tell(out, "missing", "known to nightcut, not listed by Descript", report.missing());
        tell(out, "billed otherwise", "Descript tells other costs than nightcut has", report.billedOtherwise());
        out.println(report.agrees() ? "nightcut and Descript agree." : "nightcut and Descript do not agree.");
    }

    private static void tell(PrintWriter out, String word, String meaning, List<?> items) {
        out.printf("%s: %d (%s)%n", word, items.size(), meaning);
        items.forEach(item -> out.println("  " + item));
    }
}
