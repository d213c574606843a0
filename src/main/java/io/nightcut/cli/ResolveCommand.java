package io.nightcut.cli;

import io.nightcut.control.ExitCode;
import io.nightcut.control.NightcutException;
import io.nightcut.ledger.model.Resolution;
import io.nightcut.ledger.model.Stage;
import io.nightcut.ledger.model.Submission;
import io.nightcut.reconcile.ManualResolution;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides what happens to a project that needs a person: one with status unknown, to review or given up.",
            "",
            "A project with status unknown was submitted, but Descript's answer was lost, and nightcut cannot tell whether"
                    + " Descript carried the call out. Look for the project in Descript: if it is there, pass its id with"
                    + " --adopt; if not, use --again. The next run continues from there. --accept and --drop settle a project"
                    + " for good: no later run counts it as open. This command spends nothing.",
            ""
        })
final class ResolveCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "NAME", description = "The name of the project, as in the results.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Choice choice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static final class Choice {

        @Option(
                names = "--adopt",
                paramLabel = "PROJECT_ID",
                description = "Descript did carry out the call: take over this project of the Drive.")
        private @Nullable String projectId;

        @Option(names = "--again", description = "Descript did not: submit it again in the next run, and pay for that.")
        private boolean again;

        @Option(
                names = "--accept",
                description = "You have looked at it: take a project that is to review, unknown or failed as settled.")
        private boolean accept;

        @Option(names = "--drop", description = "It is no longer wanted: submit nothing more for it.")
        private boolean drop;
    }

    ResolveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application = context.start()) {
            ManualResolution decision = application.getBean(ManualResolution.class);
            if (choice.accept || choice.drop) {
                return settle(decision, choice.accept ? Resolution.ACCEPTED : Resolution.DROPPED);
            }
            List<Submission> unknown = decision.unknown(name);
            if (unknown.isEmpty()) {
                throw new NightcutException(
                        ExitCode.REFUSED,
                        "No project \"%s\" has status unknown. See the status column of the results.".formatted(name));
            }
            PrintWriter out = spec.commandLine().getOut();
            for (Submission submission : unknown) {
                out.println(resolve(decision, submission));
            }
            return ExitCode.DONE;
        }
    }

    private int settle(ManualResolution decision, Resolution resolution) {
        int settled = decision.settle(name, resolution);
        if (settled == 0) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    resolution == Resolution.ACCEPTED
                            ? "No project \"%s\" is to review, unknown or failed. See the status and review columns of the results."
                                    .formatted(name)
                            : "No project \"%s\" is unfinished. See the status column of the results.".formatted(name));
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "\"%s\" %s: no later run counts %s as open. run --retry NAME takes it up again.%n",
                        name, resolution, settled == 1 ? "it" : "any of the " + settled + " projects of this name");
        return ExitCode.DONE;
    }

    private String resolve(ManualResolution decision, Submission unknown) {
        if (choice.again) {
            decision.whyNotAgain(unknown).ifPresent(why -> {
                throw new NightcutException(ExitCode.REFUSED, why);
            });
            decision.again(unknown);
            return unknown.title() + ": the next run submits it again.";
        }
        String projectId = Objects.requireNonNull(choice.projectId);
        if (!decision.mayBe(unknown, projectId)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    unknown.stage() == Stage.EDIT
                            ? "%s cannot be in project %s, because it was imported into another. See project_id in the results."
                                    .formatted(unknown.title(), projectId)
                            : "Project %s already belongs to another line. Check the id.".formatted(projectId));
        }
        if (!decision.adopt(unknown, projectId)) {
            throw new NightcutException(
                    ExitCode.REFUSED,
                    "Descript lists no %s job for project %s. Check the id."
                            .formatted(unknown.stage().word(), projectId));
        }
        return unknown.title() + " adopted. The next run reads how it ended.";
    }
}
