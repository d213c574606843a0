package io.nightcut.cli;

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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Compares the ledger with Descript's own lists. Exit code 0 only when they agree.")
public final class AuditCommand implements Callable<Integer> {

    private final CommandContext application;

    @Parameters(paramLabel = "MANIFEST", description = "The manifest of a run, by its path.")
    @SuppressWarnings("NullAway.Init")
    private Path manifest;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public AuditCommand(CommandContext application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.start()) {
            String path = ManifestReader.pathOf(manifest);
            if (context.getBean(Results.class).tally(path).read() == 0) {
                throw NightcutException.neverRead(path);
            }
            context.getBean(StartupCheck.class).awaitDrive();
            Audit.Report report = context.getBean(Audit.class).of(path);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("paid: %d jobs that the ledger and Descript both know%n", report.paid());
            tell(out, "owed", "not edited yet", report.owed());
            tell(out, "orphans", "projects in Descript that no line owns", report.orphans());
            tell(out, "duplicates", "made in Descript beside what the ledger knows", report.duplicates());
            tell(out, "missing", "known to the ledger, not shown by Descript", report.missing());
            out.println(report.agrees() ? "The ledger and Descript agree" : "The ledger and Descript do not agree");
            return report.agrees() ? ExitCode.DONE : ExitCode.SOME_TO_REVIEW;
        }
    }

    private static void tell(PrintWriter out, String word, String meaning, List<String> items) {
        out.printf("%s: %d (%s)%n", word, items.size(), meaning);
        items.forEach(item -> out.println("  " + item));
    }
}
