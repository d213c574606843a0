package io.nightcut.cli.command;

import io.nightcut.budget.Budget;
import io.nightcut.budget.Cap;
import io.nightcut.cli.document.CostsDocument;
import io.nightcut.cli.format.FormatOption;
import io.nightcut.cli.start.CommandContext;
import io.nightcut.control.ExitCode;
import io.nightcut.ledger.cost.CostsBy;
import io.nightcut.ledger.cost.PaidCallQueries;
import io.nightcut.text.Redacted;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "costs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what the paid calls of this state have cost: used, wasted, and for each edited project, with the"
                    + " caps and what is used of them. Sends nothing"
                    + " to Descript.",
            ""
        })
public final class CostsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            defaultValue = "manifest",
            description = "Group by manifest, prompt, model, month or owner. Default: manifest.")
    @SuppressWarnings("NullAway.Init")
    private CostsBy by;

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public CostsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application =
                context.printing(format).start()) {
            List<Cap> caps = application.getBean(Budget.class).caps();
            CostsDocument costs = CostsDocument.of(
                    by, application.getBean(PaidCallQueries.class).costs(by), caps);
            if (format.isText()) {
                print(costs, caps, spec.commandLine().getOut());
            } else {
                format.print(costs);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(CostsDocument costs, List<Cap> caps, PrintWriter out) {
        costs.groups()
                .forEach(group -> out.printf(
                        "%s: %s%n",
                        Redacted.line(Objects.requireNonNullElse(group.group(), "no " + costs.by())), group.words()));
        out.println("all: " + costs.total().words());
        caps.forEach(cap -> out.println((cap.isOfNight() ? "cap, last night: " : "cap: ") + cap.words()));
    }
}
